package io.micromap.report;

import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.evaluation.sweep.SweepSummary;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Rows that deserve a look.
 *
 * @param lines most confident first, some of them
 * @param note how many there are
 * @param withText whether prompts are shown
 */
record RowTable(List<Line> lines, String note, boolean withText) {

  private static final int MOST_LINES = 200;

  /** A row and the decision on it. */
  record Line(
      String id,
      String prompt,
      String label,
      String candidate,
      Shown confidence,
      Shown threshold,
      String runnerUp,
      Shown margin) {

    static Line of(DecidedRow row, boolean withText) {
      return new Line(
          row.id(),
          withText ? row.prompt() : "",
          row.outcome().gold(),
          row.candidate(),
          Shown.fixed(row.confidence()),
          Shown.number(row.threshold()),
          row.ranked().runnerUp(),
          Shown.fixed(row.ranked().margin()));
    }
  }

  /** The wrong answers to in-scope rows. */
  static RowTable errors(SweepReport report) {
    return of(
        report,
        row -> !row.abstained() && !row.outcome().isCorrect() && isInScope(row, report.summary()),
        "Wrong answers to in-scope rows");
  }

  /** Rows that were not answered though the top-ranked class was theirs. */
  static RowTable keptBack(SweepReport report) {
    return of(
        report,
        row -> row.abstained() && row.candidate().equals(row.outcome().gold()),
        "Rows not answered whose first class was right");
  }

  /** Out-of-scope rows that were answered. */
  static RowTable outOfScope(SweepReport report) {
    return of(
        report,
        row -> !row.abstained() && !isInScope(row, report.summary()),
        "Out-of-scope rows that were answered");
  }

  private static boolean isInScope(DecidedRow row, SweepSummary summary) {
    return summary.isClass(row.outcome().gold());
  }

  private static RowTable of(SweepReport report, Predicate<DecidedRow> shown, String what) {
    List<DecidedRow> rows =
        report.rows().stream()
            .filter(shown)
            .sorted(Comparator.comparingDouble(row -> -row.confidence()))
            .toList();
    return new RowTable(
        rows.stream().limit(MOST_LINES).map(row -> Line.of(row, report.withText())).toList(),
        note(rows.size(), what),
        report.withText());
  }

  private static String note(int rows, String what) {
    return what
        + ": "
        + (rows == 0
            ? "none."
            : rows > MOST_LINES
                ? Shown.count(rows).text()
                    + "; here are the "
                    + MOST_LINES
                    + " most confident, rows.csv has the others."
                : rows + ", the most confident first.");
  }
}
