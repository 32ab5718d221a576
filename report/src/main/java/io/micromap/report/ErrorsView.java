package io.micromap.report;

import io.micromap.evaluation.metrics.DecidedRow;
import java.util.Comparator;
import java.util.List;

/**
 * The wrong answers.
 *
 * @param lines most confident first, some of them
 * @param note how many there are
 * @param withText whether prompts are shown
 */
record ErrorsView(List<ErrorLine> lines, String note, boolean withText) {

  private static final int MOST_ERRORS = 200;

  /** A wrong answer. */
  record ErrorLine(
      String id,
      String prompt,
      String label,
      String answer,
      Shown confidence,
      Shown threshold,
      String runnerUp,
      Shown margin) {

    static ErrorLine of(DecidedRow row, boolean withText) {
      return new ErrorLine(
          row.id(),
          withText ? row.prompt() : "",
          row.outcome().gold(),
          row.outcome().answer().orElseThrow(),
          Shown.fixed(row.confidence()),
          Shown.number(row.threshold()),
          row.runnerUp(),
          Shown.fixed(row.margin()));
    }
  }

  static ErrorsView of(SweepReport report) {
    List<DecidedRow> wrong =
        report.rows().stream()
            .filter(row -> !row.abstained() && !row.outcome().isCorrect())
            .sorted(Comparator.comparingDouble(row -> -row.confidence()))
            .toList();
    return new ErrorsView(
        wrong.stream().limit(MOST_ERRORS).map(row -> ErrorLine.of(row, report.withText())).toList(),
        note(wrong.size()),
        report.withText());
  }

  private static String note(int errors) {
    return errors > MOST_ERRORS
        ? "The "
            + MOST_ERRORS
            + " most confident of "
            + Shown.count(errors).text()
            + " wrong answers; rows.csv has the others."
        : errors == 0
            ? "No answer is wrong."
            : "All " + errors + " wrong answers, most confident first.";
  }
}
