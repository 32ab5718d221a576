package io.micromap.report;

import io.micromap.evaluation.metrics.ConfidenceHistogram;
import io.micromap.evaluation.metrics.MetricValues;
import io.micromap.evaluation.sweep.Reliability;
import io.micromap.evaluation.sweep.RiskCoverage.Curve;
import io.micromap.evaluation.sweep.SweepSummary;
import java.util.List;

/**
 * What the charts of a sweep draw; it holds labels and numbers, never a prompt.
 *
 * @param curve the risk-coverage curve under one threshold
 * @param calibration the reliability diagram
 * @param confidences counts by confidence
 * @param chosen metrics at the chosen threshold
 * @param points metrics at every swept threshold
 * @param confusion labels against answers
 */
record SweepChart(
    Curve curve,
    Reliability calibration,
    ConfidenceHistogram confidences,
    MetricValues chosen,
    List<MetricValues> points,
    Confusions confusion) {

  static SweepChart of(SweepSummary summary, Confusions confusion) {
    return new SweepChart(
        summary.confidence().riskCoverage().all(),
        summary.confidence().calibration(),
        summary.confidence().confidences(),
        summary.chosen().metrics(),
        summary.metrics(),
        confusion);
  }
}
