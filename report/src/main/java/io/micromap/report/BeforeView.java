package io.micromap.report;

import io.micromap.evaluation.metrics.ClassBalance;
import io.micromap.evaluation.metrics.Metric;
import io.micromap.evaluation.metrics.MetricValues;
import io.micromap.evaluation.sweep.SweepSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The previous mapper beside this one, each at its chosen threshold.
 *
 * @param mapper the previous one's SHA-256
 * @param sameRows whether both were swept over the same rows
 * @param figures of all rows
 * @param classes whose F1 changed, the largest loss first
 */
record BeforeView(String mapper, boolean sameRows, List<Line> figures, List<Line> classes) {

  private static final List<Metric> METRICS =
      List.of(
          Metric.THRESHOLD,
          Metric.COVERAGE,
          Metric.ACCURACY_ON_FIRED,
          Metric.OVERALL_ACCURACY,
          Metric.OOS_RECALL,
          Metric.ECE);

  /** A figure before and now. */
  record Line(String name, Shown before, Shown now, Shown change) {

    static Line of(String name, double before, double now) {
      return new Line(name, Shown.percent(before), Shown.percent(now), Shown.percent(now - before));
    }
  }

  static BeforeView of(SweepSummary before, SweepSummary now) {
    List<Line> figures = new ArrayList<>();
    for (Metric metric : METRICS) {
      Optional<Double> old = value(before, metric);
      Optional<Double> found = value(now, metric);
      if (old.isPresent() && found.isPresent()) {
        figures.add(Line.of(metric.code().replace('_', ' '), old.get(), found.get()));
      }
    }
    return new BeforeView(
        before.swept().mapperSha256(),
        before.swept().dataSha256().equals(now.swept().dataSha256()),
        figures,
        classes(before, now));
  }

  private static Optional<Double> value(SweepSummary summary, Metric metric) {
    MetricValues point = summary.chosen().metrics();
    return point.find(metric).map(Number::doubleValue);
  }

  private static List<Line> classes(SweepSummary before, SweepSummary now) {
    Map<String, ClassBalance.Line> old =
        before.classBalance().stream()
            .collect(Collectors.toMap(ClassBalance.Line::label, Function.identity()));
    return now.classBalance().stream()
        .filter(line -> now.isClass(line.label()) && old.containsKey(line.label()))
        .filter(line -> line.f1() != old.get(line.label()).f1())
        .sorted(
            Comparator.comparingDouble(
                (ClassBalance.Line line) -> line.f1() - old.get(line.label()).f1()))
        .map(line -> Line.of(line.label(), old.get(line.label()).f1(), line.f1()))
        .toList();
  }
}
