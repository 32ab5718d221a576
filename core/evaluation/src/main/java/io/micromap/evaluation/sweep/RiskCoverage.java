package io.micromap.evaluation.sweep;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.evaluation.metrics.RiskCoverageCurve;
import io.micromap.evaluation.metrics.RiskCoverageCurve.Point;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.json.Check;
import io.micromap.runtime.json.Json;
import io.micromap.spi.Label;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Risk-coverage curves as {@code summary.json} has them.
 *
 * @param all the curve of all rows under one threshold
 * @param classes the curve of each class by itself, in the mapper's order
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RiskCoverage(@JsonUnwrapped Curve all, Map<String, Curve> classes) {

  private static final int MAX_POINTS = 200;
  private static final int MIN_POINTS = 10;

  /** Points of all classes together, so that many classes do not make a long file. */
  private static final int MAX_CLASS_POINTS = 2000;

  /**
   * A curve in columns rather than objects, as it has many points.
   *
   * @param aurc area under the whole curve; nothing without points
   * @param distinct points of the whole curve; the columns hold some of them, evenly spread
   * @param threshold of each point, descending
   * @param coverage share of the rows that reach it
   * @param risk share of wrong answers among them
   */
  public record Curve(
      Optional<Double> aurc,
      int distinct,
      List<Double> threshold,
      List<Double> coverage,
      List<Double> risk) {

    /** Copies. */
    public Curve {
      threshold = List.copyOf(threshold);
      coverage = List.copyOf(coverage);
      risk = List.copyOf(risk);
      Check.units("threshold", threshold);
      Check.units("coverage", coverage);
      Check.units("risk", risk);
      aurc.ifPresent(area -> Check.unit("aurc", area));
      Check.that(
          coverage.size() == threshold.size() && risk.size() == threshold.size(),
          "threshold",
          "a column of " + threshold.size(),
          "as long as coverage and risk");
    }

    private static Curve of(RiskCoverageCurve curve, int most) {
      List<Point> points = curve.thinned(most);
      return new Curve(
          curve.aurc().map(Json::round),
          curve.points().size(),
          column(points, Point::threshold),
          column(points, Point::coverage),
          column(points, Point::risk));
    }

    private static List<Double> column(List<Point> points, ToDoubleFunction<Point> value) {
      return points.stream().map(point -> Json.round(value.applyAsDouble(point))).toList();
    }
  }

  /** Copies. */
  public RiskCoverage {
    Check.that(!all.threshold.isEmpty(), "threshold", "empty", "a column of one point or more");
    classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
  }

  static RiskCoverage of(ScoredRows rows) {
    List<Label> labels = rows.mapper().labels();
    int most = Math.max(MIN_POINTS, Math.min(MAX_POINTS, MAX_CLASS_POINTS / labels.size()));
    Map<String, Curve> classes = new LinkedHashMap<>();
    for (int k = 0; k < labels.size(); k++) {
      classes.put(labels.get(k).name(), Curve.of(RiskCoverageCurve.ofClass(rows, k), most));
    }
    return new RiskCoverage(Curve.of(RiskCoverageCurve.of(rows), MAX_POINTS), classes);
  }
}
