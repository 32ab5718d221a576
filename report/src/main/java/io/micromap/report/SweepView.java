package io.micromap.report;

import static io.micromap.evaluation.metrics.Metric.ACCURACY_ON_FIRED;
import static io.micromap.evaluation.metrics.Metric.CORRECT_ON_FIRED;
import static io.micromap.evaluation.metrics.Metric.COVERAGE;
import static io.micromap.evaluation.metrics.Metric.FIRED;
import static io.micromap.evaluation.metrics.Metric.OVERALL_ACCURACY;
import static io.micromap.evaluation.metrics.Metric.THRESHOLD;

import io.micromap.evaluation.metrics.MetricValues;
import io.micromap.evaluation.sweep.SweepSummary;
import java.util.List;

/**
 * The tables and sentences about a sweep, section by section, by the names that the template uses.
 *
 * @param head the figures at the chosen threshold
 * @param confidence how good confidences are
 * @param confusions the largest ones
 * @param classes one line a class
 * @param rows that deserve a look, and what to do
 * @param points one line a swept threshold
 * @param origin where the mapper comes from
 */
record SweepView(
    HeadView head,
    ConfidenceView confidence,
    List<Confusions.Pair> confusions,
    ClassesView classes,
    Rows rows,
    List<PointLine> points,
    Origin origin) {

  private static final int MOST_CONFUSIONS = 50;

  /** A swept threshold. */
  record PointLine(
      Shown threshold,
      Shown coverage,
      Shown accuracy,
      Shown overall,
      Shown fired,
      Shown correct,
      boolean chosen) {

    static PointLine of(MetricValues point, MetricValues chosen) {
      return new PointLine(
          Shown.number(point.value(THRESHOLD)),
          Shown.percent(point.value(COVERAGE)),
          Shown.percent(point.find(ACCURACY_ON_FIRED).map(Number::doubleValue)),
          Shown.percent(point.value(OVERALL_ACCURACY)),
          Shown.count(point.count(FIRED)),
          Shown.count(point.count(CORRECT_ON_FIRED)),
          point.value(THRESHOLD) == chosen.value(THRESHOLD));
    }
  }

  /**
   * Rows that deserve a look.
   *
   * @param errors wrong answers to in-scope rows
   * @param outOfScope answers to out-of-scope rows
   * @param keptBack rows that were right and not answered
   * @param next what to do
   * @param before the previous mapper beside this one, at most one
   */
  record Rows(
      RowTable errors,
      RowTable outOfScope,
      RowTable keptBack,
      NextSteps next,
      List<BeforeView> before) {

    static Rows of(SweepReport report, Confusions confusions) {
      return new Rows(
          RowTable.errors(report),
          RowTable.outOfScope(report),
          RowTable.keptBack(report),
          NextSteps.of(report, confusions),
          report.before().map(old -> BeforeView.of(old, report.summary())).stream().toList());
    }
  }

  /** A fact about where the mapper comes from. */
  record ProvenanceLine(String name, String value) {}

  /**
   * Where the mapper comes from.
   *
   * @param provenance facts
   * @param modelCard as HTML, if there is one
   */
  record Origin(List<ProvenanceLine> provenance, List<String> modelCard) {

    static Origin of(SweepReport report) {
      return new Origin(
          Provenance.of(report),
          report.mapper().map(mapper -> ModelCardHtml.of(mapper.bundle().modelCard())).stream()
              .toList());
    }
  }

  static SweepView of(SweepReport report, Confusions confusions) {
    SweepSummary summary = report.summary();
    MetricValues chosen = summary.chosen().metrics();
    return new SweepView(
        HeadView.of(report),
        ConfidenceView.of(report),
        confusions.largest(MOST_CONFUSIONS),
        ClassesView.of(summary),
        Rows.of(report, confusions),
        summary.metrics().stream().map(point -> PointLine.of(point, chosen)).toList(),
        Origin.of(report));
  }
}
