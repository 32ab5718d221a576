package io.micromap.training.quality;

import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.training.dataset.Row;
import io.micromap.training.quality.Finding.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Checks of what the prompts hold, row by row. */
final class TextChecks {

  private final List<Row> rows;
  private final IntFunction<String> forms;

  /**
   * Checks rows.
   *
   * @param forms the {@link NormalForm} of each row's prompt, by number
   */
  TextChecks(List<Row> rows, IntFunction<String> forms) {
    this.rows = rows;
    this.forms = forms;
  }

  List<Finding> check() {
    List<Finding> findings = new ArrayList<>();
    personalData().ifPresent(findings::add);
    ForeignText foreign = new ForeignText(IntStream.range(0, rows.size()).mapToObj(forms).toList());
    add(findings, FindingKind.DAMAGED_TEXT, i -> DamagedText.find(prompt(i)));
    add(findings, FindingKind.HIDDEN_CHARACTERS, i -> HiddenCharacters.find(prompt(i)));
    add(findings, FindingKind.LOOKALIKE_LETTERS, i -> LookalikeLetters.find(prompt(i)));
    add(findings, FindingKind.FOREIGN_TEXT, i -> foreign.find(forms.apply(i)));
    add(findings, FindingKind.UNREADABLE, this::unreadable);
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
      findings.add(new Finding(kind, examples.size(), examples.size() + " rows", examples));
    }
  }

  private Example example(int row, String why) {
    return new Example(
        List.of(rows.get(row).place()), PersonalData.mask(why) + " in " + Quote.of(prompt(row)));
  }

  private Optional<String> unreadable(int row) {
    if (prompt(row).length() > FeaturizerPipeline.MAX_PROMPT) {
      return Optional.of(prompt(row).length() + " characters");
    }
    return forms.apply(row).isEmpty() ? Optional.of("no word") : Optional.empty();
  }

  private Optional<Finding> personalData() {
    List<Example> examples = new ArrayList<>();
    int total = 0;
    for (PersonalData kind : PersonalData.values()) {
      int[] counts =
          IntStream.range(0, rows.size()).parallel().map(i -> kind.count(prompt(i))).toArray();
      int count = IntStream.of(counts).sum();
      if (count > 0) {
        List<String> places =
            IntStream.range(0, counts.length)
                .filter(i -> counts[i] > 0)
                .mapToObj(i -> rows.get(i).place())
                .toList();
        examples.add(
            new Example(places, kind.code() + ": " + count + " in " + places.size() + " rows"));
        total += count;
      }
    }
    return total == 0
        ? Optional.empty()
        : Optional.of(
            new Finding(FindingKind.PERSONAL_DATA, total, total + " likely finds", examples));
  }
}
