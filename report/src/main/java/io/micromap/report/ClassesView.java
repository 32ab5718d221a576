package io.micromap.report;

import io.micromap.evaluation.metrics.ClassBalance;
import io.micromap.evaluation.sweep.SweepSummary;
import java.util.List;

/**
 * Every class at the chosen threshold.
 *
 * @param lines one a class, and one for the out-of-scope rows where there are any
 * @param count of the mapper's classes
 */
record ClassesView(List<ClassLine> lines, Shown count) {

  /** A class, or the out-of-scope rows. */
  record ClassLine(
      String label,
      Shown rows,
      Shown threshold,
      Shown fired,
      Shown recall,
      Shown answers,
      Shown precision,
      Shown bound) {

    static ClassLine of(ClassBalance.Line line, SweepSummary summary) {
      Double threshold = summary.chosen().perClassThresholds().get(line.label());
      return new ClassLine(
          line.label(),
          Shown.count(line.rows()),
          threshold == null ? new Shown("", "out of scope") : Shown.number(threshold),
          Shown.percent(line.fired(), line.rows()),
          threshold == null ? Shown.NOTHING : Shown.percent(line.correct(), line.rows()),
          Shown.count(line.answers()),
          Shown.percent(line.correct(), line.answers()),
          line.answers() > 0 ? Shown.bound(line.answers(), line.correct()) : Shown.NOTHING);
    }
  }

  static ClassesView of(SweepSummary summary) {
    return new ClassesView(
        summary.classBalance().stream().map(line -> ClassLine.of(line, summary)).toList(),
        Shown.count(summary.chosen().perClassThresholds().size()));
  }
}
