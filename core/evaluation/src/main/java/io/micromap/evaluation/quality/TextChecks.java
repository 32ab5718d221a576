package io.micromap.evaluation.quality;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.quality.Finding.Example;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.text.Counted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Checks of the prompts' text, row by row. */
final class TextChecks {

  private final LabelledPrompts data;
  private final List<Row> rows;
  private final String[] forms;

  TextChecks(LabelledPrompts data) {
    this.data = data;
    rows = data.rows();
    forms = rows.parallelStream().map(row -> row.key().shape()).toArray(String[]::new);
  }

  List<Finding> check() {
    List<Finding> findings = new ArrayList<>();
    personalData().ifPresent(findings::add);
    ForeignText foreign = new ForeignText(Arrays.asList(forms));
    add(findings, FindingKind.DAMAGED_TEXT, i -> DamagedText.find(prompt(i)));
    add(findings, FindingKind.HIDDEN_CHARACTERS, i -> HiddenCharacters.find(prompt(i)));
    add(findings, FindingKind.LOOKALIKE_LETTERS, i -> LookalikeLetters.find(prompt(i)));
    add(findings, FindingKind.FOREIGN_TEXT, i -> inScope(i, foreign.find(forms[i])));
    add(findings, FindingKind.UNREADABLE, i -> inScope(i, unreadable(i)));
    return findings;
  }

  private String prompt(int row) {
    return rows.get(row).prompt();
  }

  private void add(List<Finding> findings, FindingKind kind, IntFunction<Optional<String>> fault) {
    List<Example> examples =
        IntStream.range(0, rows.size())
            .parallel()
            .mapToObj(i -> fault.apply(i).map(why -> example(i, why)).orElse(null))
            .filter(Objects::nonNull)
            .toList();
    if (!examples.isEmpty()) {
      findings.add(new Finding(kind, examples.size(), "rows", examples));
    }
  }

  private Example example(int row, String why) {
    return new Example(
        List.of(rows.get(row).place()), PersonalData.mask(why) + " in " + Quote.of(prompt(row)));
  }

  /** Nothing for out-of-scope rows, where noise is welcome. */
  private Optional<String> inScope(int row, Optional<String> fault) {
    return data.isOos(rows.get(row)) ? Optional.empty() : fault;
  }

  private Optional<String> unreadable(int row) {
    if (prompt(row).length() > FeaturizerPipeline.MAX_PROMPT) {
      return Optional.of(prompt(row).length() + " characters");
    }
    return forms[row].isEmpty() ? Optional.of("no word") : Optional.empty();
  }

  private Optional<Finding> personalData() {
    List<Example> examples = new ArrayList<>();
    int total = 0;
    for (PersonalData kind : PersonalData.values()) {
      int[] counts =
          IntStream.range(0, rows.size()).parallel().map(i -> kind.count(prompt(i))).toArray();
      int count = IntStream.of(counts).sum();
      total += count;
      if (count > 0) {
        examples.add(example(kind, count, counts));
      }
    }
    return total == 0
        ? Optional.empty()
        : Optional.of(new Finding(FindingKind.PERSONAL_DATA, total, "likely finds", examples));
  }

  private Example example(PersonalData kind, int count, int[] counts) {
    List<String> places =
        IntStream.range(0, counts.length)
            .filter(i -> counts[i] > 0)
            .mapToObj(i -> rows.get(i).place())
            .toList();
    return new Example(
        places, kind.code() + ": " + count + " in " + Counted.of(places.size(), "row"));
  }
}
