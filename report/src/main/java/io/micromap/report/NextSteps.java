package io.micromap.report;

import io.micromap.evaluation.metrics.ClassBalance;
import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.evaluation.quality.Finding;
import io.micromap.evaluation.sweep.SweepSummary;
import io.micromap.runtime.text.Counted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What would make the mapper better, the most promising first.
 *
 * @param steps each with the rows that are its reason
 * @param dataChecked whether the findings of a data check are among them
 */
record NextSteps(List<Step> steps, boolean dataChecked) {

  private static final int MOST_PAIRS = 5;
  private static final int MOST_CLASSES = 10;
  private static final int MOST_EXAMPLES = 5;

  /** Rows that a class should have in training before its figures are worth a look. */
  private static final int ENOUGH_ROWS = 30;

  /** Classes with a lower F1 than this need more rows, whatever they have. */
  private static final double LOW_F1 = 0.8;

  /** A step. */
  record Step(String what, List<String> examples) {}

  static NextSteps of(SweepReport report, Confusions confusions) {
    List<Step> steps = new ArrayList<>();
    confusions.largest(MOST_PAIRS).forEach(pair -> steps.add(pair(pair, report)));
    report.summary().classBalance().stream()
        .filter(line -> report.summary().isClass(line.label()))
        .filter(line -> line.rows() < ENOUGH_ROWS || line.f1() < LOW_F1)
        .sorted(Comparator.comparingDouble(ClassBalance.Line::f1))
        .limit(MOST_CLASSES)
        .forEach(line -> steps.add(rows(line)));
    outOfScope(report.summary()).forEach(steps::add);
    report.findings().stream()
        .flatMap(found -> found.findings().stream())
        .forEach(finding -> steps.add(finding(finding, report.withText())));
    return new NextSteps(steps, report.findings().isPresent());
  }

  private static Step pair(Confusions.Pair pair, SweepReport report) {
    return new Step(
        pair.count().text()
            + (pair.count().value().equals("1") ? " row of '" : " rows of '")
            + pair.label()
            + "' answered as '"
            + pair.answer()
            + "': add rows that show the difference, or correct these labels.",
        report.withText()
            ? report.rows().stream()
                .filter(row -> row.outcome().gold().equals(pair.label()))
                .filter(row -> row.outcome().answer().filter(pair.answer()::equals).isPresent())
                .limit(MOST_EXAMPLES)
                .map(DecidedRow::prompt)
                .toList()
            : List.of());
  }

  private static Step rows(ClassBalance.Line line) {
    String figures =
        "'"
            + line.label()
            + "' has "
            + Counted.of(line.rows(), "row")
            + " here"
            + (line.rows() == 0 ? "" : " and an F1 of " + Shown.percent(line.f1()).text())
            + ": ";
    return new Step(
        line.rows() < ENOUGH_ROWS
            ? figures
                + "give it "
                + (ENOUGH_ROWS - line.rows())
                + " more to be judged by, and train it on more."
            : figures + "train it on twice as many rows, in more voices.",
        List.of());
  }

  private static Stream<Step> outOfScope(SweepSummary summary) {
    int rows = summary.result().verdict().outOfScope();
    return rows >= ENOUGH_ROWS
        ? Stream.empty()
        : Stream.of(
            new Step(
                (switch (rows) {
                      case 0 -> "No out-of-scope row is";
                      case 1 -> "Only one out-of-scope row is";
                      default -> "Only " + rows + " out-of-scope rows are";
                    })
                    + " here: collect "
                    + (ENOUGH_ROWS - rows)
                    + " prompts that belong to no class, and train on others like them.",
                List.of()));
  }

  private static Step finding(Finding finding, boolean withText) {
    return new Step(
        finding.count()
            + " "
            + (finding.count() == 1 ? finding.what().replaceFirst("^rows", "row") : finding.what())
            + ": "
            + finding.meaning()
            + ". To do: "
            + finding.fix()
            + ".",
        withText
            ? finding.examples().stream()
                .limit(MOST_EXAMPLES)
                .map(example -> String.join("; ", example.places()) + ": " + example.text())
                .toList()
            : List.of());
  }
}
