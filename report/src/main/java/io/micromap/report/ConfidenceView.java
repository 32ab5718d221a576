package io.micromap.report;

import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.evaluation.sweep.Reliability;
import io.micromap.evaluation.sweep.RiskCoverage.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How good confidences are.
 *
 * @param ece the calibration error
 * @param aurc area under the risk-coverage curve
 * @param distinct confidences on it
 * @param budgets the coverage at each share of wrong answers
 * @param bins of the reliability diagram
 * @param reasons of the decisions
 */
record ConfidenceView(
    Shown ece,
    Shown aurc,
    Shown distinct,
    List<Budget> budgets,
    List<BinLine> bins,
    List<ReasonLine> reasons) {

  private static final double[] BUDGETS = {0, 0.005, 0.01, 0.02, 0.05, 0.1};

  /** The highest coverage at a share of wrong answers. */
  record Budget(Shown risk, Shown coverage, Shown threshold) {

    static Budget of(double risk, Curve curve) {
      int last =
          IntStream.range(0, curve.risk().size())
              .filter(i -> curve.risk().get(i) <= risk)
              .max()
              .orElse(-1);
      return new Budget(
          Shown.percent(risk),
          Shown.percent(last < 0 ? 0 : curve.coverage().get(last)),
          last < 0 ? Shown.NOTHING : Shown.number(curve.threshold().get(last)));
    }
  }

  /** A bin of the reliability diagram. */
  record BinLine(Shown rows, Shown confidence, Shown accuracy) {}

  /** How many decisions had a reason. */
  record ReasonLine(String reason, Shown count, Shown share) {}

  static ConfidenceView of(SweepReport report) {
    Reliability calibration = report.summary().confidence().calibration();
    Curve curve = report.summary().confidence().riskCoverage().all();
    List<Budget> budgets = new ArrayList<>();
    for (double risk : BUDGETS) {
      budgets.add(Budget.of(risk, curve));
    }
    return new ConfidenceView(
        calibration.ece().map(Shown::number).orElse(Shown.NOTHING),
        curve.aurc().map(Shown::number).orElse(Shown.NOTHING),
        Shown.count(curve.distinct()),
        budgets,
        bins(calibration),
        reasons(report.rows()));
  }

  private static List<BinLine> bins(Reliability bins) {
    return IntStream.range(0, bins.rows().size())
        .mapToObj(
            i ->
                new BinLine(
                    Shown.count(bins.rows().get(i)),
                    Shown.percent(bins.confidence().get(i)),
                    Shown.percent(bins.accuracy().get(i))))
        .toList();
  }

  private static List<ReasonLine> reasons(List<DecidedRow> rows) {
    Map<String, Integer> counts = new TreeMap<>();
    rows.forEach(row -> counts.merge(row.reason(), 1, Integer::sum));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(
            entry ->
                new ReasonLine(
                    entry.getKey(),
                    Shown.count(entry.getValue()),
                    Shown.percent(entry.getValue(), rows.size())))
        .toList();
  }
}
