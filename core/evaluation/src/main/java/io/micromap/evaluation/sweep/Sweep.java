package io.micromap.evaluation.sweep;

import io.micromap.evaluation.metrics.ClassBalance;
import io.micromap.evaluation.metrics.Metrics;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A finished sweep.
 *
 * @param rows what was swept
 * @param parameters what was asked
 * @param points one per threshold, ascending
 * @param chosen the point chosen among them
 * @param failures gates that the chosen point misses, in words; empty if it passes
 */
public record Sweep(
    ScoredRows rows,
    SweepParameters parameters,
    List<Metrics> points,
    Metrics chosen,
    List<String> failures) {

  /** Copies. */
  public Sweep {
    points = List.copyOf(points);
    failures = List.copyOf(failures);
  }

  /** Sweeps. */
  public static Sweep run(ScoredRows rows, SweepParameters parameters) {
    List<Metrics> points =
        Metrics.of(
            rows,
            parameters.thresholds().stream()
                .map(threshold -> thresholds(rows.mapper(), parameters, threshold))
                .toList());
    Metrics chosen = choose(points, parameters);
    return new Sweep(rows, parameters, points, chosen, failures(chosen, parameters));
  }

  /** Whether every gate holds at the chosen point. */
  public boolean passed() {
    return failures.isEmpty();
  }

  /** The thresholds in force at the chosen point. */
  public Thresholds chosenThresholds() {
    return thresholds(rows.mapper(), parameters, chosen.threshold());
  }

  /** The threshold of every class at the chosen point. */
  public SortedMap<String, Double> chosenPerClass() {
    Thresholds thresholds = chosenThresholds();
    SortedMap<String, Double> perClass = new TreeMap<>();
    for (Label label : rows.mapper().labels()) {
      perClass.put(label.name(), thresholds.forLabel(label.name()));
    }
    return perClass;
  }

  /** Every class at the chosen point. */
  public ClassBalance classBalance() {
    return ClassBalance.of(
        rows.outcomes(chosenThresholds()),
        rows.mapper().labels().stream().map(Label::name).toList());
  }

  /** What the sweep leaves behind. */
  public SweepArtifacts artifacts() {
    return SweepArtifacts.of(this);
  }

  private static Thresholds thresholds(
      Mapper mapper, SweepParameters parameters, double threshold) {
    return mapper.bundle().thresholds().with(parameters.perClassThresholds()).withGlobal(threshold);
  }

  private static Metrics choose(List<Metrics> points, SweepParameters parameters) {
    double bound = parameters.maxAbstainRate().orElse(1.0);
    return switch (parameters.chooseBy()) {
      case UTILITY ->
          points.stream()
              .max(
                  Comparator.comparingDouble(Metrics::utility)
                      .thenComparing(Comparator.comparingDouble(Metrics::threshold).reversed()))
              .orElseThrow();
      case ABSTAIN_THEN_ACC ->
          points.stream()
              .filter(point -> point.inScopeAbstainRate() <= bound)
              .max(Comparator.comparingDouble(Metrics::threshold))
              .orElse(points.get(0));
      case TARGET_PRECISION ->
          points.stream()
              .filter(point -> proven(point, parameters))
              .findFirst()
              .orElse(points.get(points.size() - 1));
      case MAX_COVERAGE ->
          points.stream()
              .filter(point -> keeps(point, parameters))
              .max(
                  Comparator.comparingInt(Metrics::fired)
                      .thenComparing(Comparator.comparingDouble(Metrics::threshold).reversed()))
              .orElse(points.get(points.size() - 1));
    };
  }

  /** Whether a point proves the target although it was chosen among all of them (Bonferroni). */
  private static boolean proven(Metrics point, SweepParameters parameters) {
    int errors = point.fired() - point.correctOnFired();
    return parameters.target().isEmpty()
        || parameters.target().get().proven(point.fired(), errors, parameters.thresholds().size());
  }

  private static boolean keeps(Metrics point, SweepParameters parameters) {
    return parameters.minPrecision().filter(least -> point.accuracyOnFired() < least).isEmpty()
        && parameters.minOverallAcc().filter(least -> point.overallAccuracy() < least).isEmpty();
  }

  private static List<String> failures(Metrics chosen, SweepParameters parameters) {
    List<String> failures = new ArrayList<>();
    double abstained = chosen.inScopeAbstainRate();
    parameters
        .maxAbstainRate()
        .filter(most -> abstained > most)
        .ifPresent(most -> failures.add(missed("abstain rate", abstained, "above", most)));
    double overall = chosen.overallAccuracy();
    parameters
        .minOverallAcc()
        .filter(least -> overall < least)
        .ifPresent(least -> failures.add(missed("overall accuracy", overall, "below", least)));
    double precision = chosen.accuracyOnFired();
    parameters
        .minPrecision()
        .filter(least -> precision < least)
        .ifPresent(least -> failures.add(missed("accuracy on fired", precision, "below", least)));
    if (!proven(chosen, parameters)) {
      failures.add(unproven(parameters));
    }
    return failures;
  }

  private static String missed(String what, double value, String side, double limit) {
    return what + " " + Json.round(value) + " is " + side + " " + limit;
  }

  private static String unproven(SweepParameters parameters) {
    return "no swept threshold proves a precision of "
        + parameters.targetPrecision().orElseThrow()
        + " with confidence "
        + parameters.confidence().orElseThrow();
  }
}
