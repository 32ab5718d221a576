package io.micromap.evaluation.quality;

import io.micromap.evaluation.dataset.BadRows;
import io.micromap.evaluation.dataset.BadRows.BadRow;
import io.micromap.evaluation.dataset.BadRows.Rule;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.quality.Finding.Example;
import io.micromap.runtime.text.Counted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Finds faults in labelled prompts before they train a mapper. */
public final class DataCheck {

  private final Optional<Function<LabelledPrompts, Doubts>> doubts;
  private final List<String> known;
  private final Consumer<String> progress;

  /**
   * A check.
   *
   * @param doubts finds doubtful labels, which fits models; empty to leave that out
   * @param known the classes there have to be; empty to accept those of the rows
   * @param progress receives progress messages
   */
  public DataCheck(
      Optional<Function<LabelledPrompts, Doubts>> doubts,
      List<String> known,
      Consumer<String> progress) {
    this.doubts = doubts;
    this.known = List.copyOf(known);
    this.progress = progress;
  }

  /** Checks training rows, and that none of them is an evaluation row. */
  public DataReport check(LabelledPrompts training, Optional<LabelledPrompts> evaluation) {
    return check(training, evaluation, new BadRows());
  }

  /**
   * The same with rows that are not among them.
   *
   * @param bad the rows of both that break a rule of their files
   */
  public DataReport check(
      LabelledPrompts training, Optional<LabelledPrompts> evaluation, BadRows bad) {
    List<Finding> findings = new ArrayList<>(new ClassChecks(training, known).check());
    for (Rule rule : Rule.values()) {
      add(findings, rule, bad.of(rule));
    }
    DuplicateChecks duplicates =
        new DuplicateChecks(
            training.rows(), evaluation.map(LabelledPrompts::rows).orElse(List.of()));
    findings.addAll(duplicates.check());
    progress.accept("compared " + Counted.of(training.rows().size(), "row") + " with each other");
    findings.addAll(new TextChecks(training).check());
    progress.accept("read every prompt for faults of text and personal data");
    doubts
        .map(search -> search.apply(training))
        .ifPresent(
            found -> {
              add(findings, FindingKind.SUSPICIOUS_LABELS, found.suspicious());
              add(findings, FindingKind.ANSWERED_OTHERWISE, found.answeredOtherwise());
            });
    findings.sort(Comparator.comparing(Finding::kind));
    return DataReport.of(training, evaluation, doubts.isPresent(), findings);
  }

  private static void add(List<Finding> findings, FindingKind kind, List<Doubt> doubts) {
    if (!doubts.isEmpty()) {
      List<Example> examples = doubts.stream().map(DataCheck::example).toList();
      findings.add(new Finding(kind, doubts.size(), "rows", examples));
    }
  }

  /** One example for each fault, with all its places. */
  private static void add(List<Finding> findings, Rule rule, List<BadRow> rows) {
    Map<String, List<String>> places = new LinkedHashMap<>();
    rows.forEach(
        row -> places.computeIfAbsent(row.fault(), f -> new ArrayList<>()).add(row.place()));
    if (!rows.isEmpty()) {
      List<Example> examples =
          places.entrySet().stream()
              .map(entry -> new Example(entry.getValue(), entry.getKey()))
              .toList();
      findings.add(new Finding(kind(rule), rows.size(), "rows", examples));
    }
  }

  private static FindingKind kind(Rule rule) {
    return switch (rule) {
      case FORM -> FindingKind.UNREAD_ROWS;
      case NAME -> FindingKind.BAD_NAMES;
      case PROMPT -> FindingKind.BLANK_PROMPTS;
      case ID -> FindingKind.SAME_IDS;
    };
  }

  private static Example example(Doubt doubt) {
    String text =
        Quote.of(doubt.row().prompt())
            + String.format(
                Locale.ROOT,
                " (%s, score %.2f), more likely %s, score %.2f",
                doubt.row().label(),
                doubt.given(),
                doubt.better(),
                doubt.other());
    return new Example(List.of(doubt.row().place()), text);
  }
}
