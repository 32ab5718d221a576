package io.micromap.report;

import static io.micromap.evaluation.metrics.Metric.ACCURACY_ON_FIRED;
import static io.micromap.evaluation.metrics.Metric.CORRECT_ON_FIRED;
import static io.micromap.evaluation.metrics.Metric.COVERAGE;
import static io.micromap.evaluation.metrics.Metric.ECE;
import static io.micromap.evaluation.metrics.Metric.FIRED;
import static io.micromap.evaluation.metrics.Metric.OOS_RECALL;
import static io.micromap.evaluation.metrics.Metric.OVERALL_ACCURACY;
import static io.micromap.evaluation.metrics.Metric.OVERALL_CORRECT;
import static io.micromap.evaluation.metrics.Metric.THRESHOLD;
import static io.micromap.evaluation.metrics.Metric.TOTAL;

import io.micromap.evaluation.metrics.Metric;
import io.micromap.evaluation.metrics.MetricValues;
import io.micromap.evaluation.metrics.Metrics;
import io.micromap.evaluation.metrics.VerdictInWords;
import io.micromap.evaluation.sweep.Reported;
import io.micromap.evaluation.sweep.SweepSummary;
import java.util.ArrayList;
import java.util.List;

/**
 * The head of a sweep's page.
 *
 * @param verdict in a word
 * @param status the style of that word: {@code pass}, {@code fail}, or {@code none} without a gate
 * @param words how many answers are wrong
 * @param warnings what to be wary of
 * @param why the threshold was chosen, sentence by sentence
 * @param figures at the chosen threshold
 * @param fresh a sentence about rows used neither for training nor for choosing, if there is one
 */
record HeadView(
    String verdict,
    String status,
    String words,
    List<String> warnings,
    List<String> why,
    List<Figure> figures,
    List<String> fresh) {

  /** A figure. */
  record Figure(String id, String name, Shown value, String note) {

    static Figure of(Metric metric, String name, Shown value, String note) {
      return new Figure(metric.code(), name, value, note);
    }
  }

  static HeadView of(SweepReport report) {
    SweepSummary summary = report.summary();
    return new HeadView(
        summary.hasGate() ? (summary.passed() ? "Pass" : "Fail") : "No gate set",
        summary.hasGate() ? (summary.passed() ? "pass" : "fail") : "none",
        summary.result().verdict().text(),
        summary.result().verdict().warnings(),
        List.of(summary.result().why().split("(?<=\\.) (?=[A-Z])")),
        figures(summary.chosen()),
        report
            .fresh()
            .map(HeadView::fresh)
            .or(() -> summary.result().reported().map(HeadView::reported))
            .stream()
            .toList());
  }

  private static List<Figure> figures(SweepSummary.Chosen chosen) {
    MetricValues point = chosen.metrics();
    List<Figure> figures = new ArrayList<>();
    figures.add(
        Figure.of(
            THRESHOLD, "Threshold", Shown.number(point.value(THRESHOLD)), thresholdNote(chosen)));
    figures.add(share(point, COVERAGE, "Coverage", of(point, FIRED, TOTAL) + " rows answered"));
    figures.add(share(point, ACCURACY_ON_FIRED, "Accuracy on fired", accuracyNote(point)));
    String overall = of(point, OVERALL_CORRECT, TOTAL) + " rows handled correctly";
    figures.add(share(point, OVERALL_ACCURACY, "Overall accuracy", overall));
    if (point.find(OOS_RECALL).isPresent()) {
      String note = "share of out-of-scope rows that are not answered";
      figures.add(share(point, OOS_RECALL, "Out-of-scope rejected", note));
    }
    String ece = "mean gap between confidence and accuracy, before thresholds";
    figures.add(share(point, ECE, "Calibration error", ece));
    return figures;
  }

  private static Figure share(MetricValues point, Metric metric, String name, String note) {
    return Figure.of(metric, name, Shown.percent(point.value(metric)), note);
  }

  private static String accuracyNote(MetricValues point) {
    return of(point, CORRECT_ON_FIRED, FIRED)
        + " answers correct; at least "
        + Shown.bound(point.count(FIRED), point.count(CORRECT_ON_FIRED)).text()
        + " with 95 % confidence";
  }

  private static String thresholdNote(SweepSummary.Chosen chosen) {
    double global = chosen.metrics().value(THRESHOLD);
    long own = chosen.perClassThresholds().values().stream().filter(t -> t != global).count();
    return own == 0
        ? "for every class"
        : "for all but " + own + (own == 1 ? " class with its own" : " classes with their own");
  }

  private static String fresh(Metrics metrics) {
    return "On "
        + Shown.count(metrics.total()).text()
        + " rows used neither for training nor for choosing, the mapper answers "
        + Shown.percent(metrics.coverage()).text()
        + ", and "
        + Shown.percent(metrics.accuracyOnFired()).text()
        + " of these answers are correct (at least "
        + Shown.bound(metrics.fired(), metrics.correctOnFired()).text()
        + " with 95 % confidence).";
  }

  private static String reported(Reported reported) {
    VerdictInWords verdict = reported.verdict();
    return "On "
        + Shown.count(verdict.rows()).text()
        + reported
            .crossValidate()
            .map(
                folds ->
                    " rows used neither for training nor for choosing what answered them (each of "
                        + folds
                        + " folds by what the others gave)")
            .orElse(" rows used neither for training nor for choosing")
        + ", the mapper answers "
        + Shown.percent(verdict.answers(), verdict.rows()).text()
        + ". "
        + verdict.text()
        + " At least "
        + Shown.bound(verdict.answers(), verdict.answers() - verdict.wrong()).text()
        + " of its answers are correct, with 95 % confidence.";
  }

  private static String of(MetricValues point, Metric part, Metric whole) {
    return Shown.count(point.count(part)).text() + " of " + Shown.count(point.count(whole)).text();
  }
}
