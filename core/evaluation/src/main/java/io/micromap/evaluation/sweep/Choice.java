package io.micromap.evaluation.sweep;

import io.micromap.evaluation.metrics.CostRule;
import io.micromap.evaluation.metrics.Metrics;
import io.micromap.evaluation.metrics.VerdictInWords;
import io.micromap.runtime.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses among the points of a sweep. Gates are held on the rows without copies of a prompt.
 *
 * @param points one per threshold, ascending
 * @param different the points of the rows without copies, by their threshold
 * @param parameters how to choose, and the gates
 */
record Choice(List<Metrics> points, Map<Double, Metrics> different, SweepParameters parameters) {

  private static final Comparator<Metrics> LOWEST =
      Comparator.comparingDouble(Metrics::threshold).reversed();

  static Choice of(List<Metrics> points, List<Metrics> different, SweepParameters parameters) {
    return new Choice(
        points,
        different.stream().collect(Collectors.toMap(Metrics::threshold, Function.identity())),
        parameters);
  }

  /** The point that the strategy chooses; where none fits, the one that comes nearest. */
  Metrics point() {
    return switch (parameters.chooseBy()) {
      case COST -> cheapest(parameters.costRule().orElseThrow());
      case UTILITY -> best(points.stream(), Metrics::utility).orElseThrow();
      case ABSTAIN_THEN_ACC ->
          points.stream()
              .filter(point -> withinBound(different(point)))
              .max(Comparator.comparingDouble(Metrics::threshold))
              .orElse(points.get(0));
      case TARGET_PRECISION ->
          points.stream()
              .filter(point -> proven(different(point)))
              .findFirst()
              .orElse(points.get(points.size() - 1));
      case MAX_COVERAGE ->
          most(this::surelyKeepsGates)
              .or(() -> most(this::keepsGates))
              .orElse(points.get(points.size() - 1));
    };
  }

  /** The point that answers most of those that keep the gates in some sense. */
  private Optional<Metrics> most(Predicate<Metrics> kept) {
    return best(
        points.stream().filter(point -> kept.test(different(point))),
        point -> (double) point.fired());
  }

  private Metrics different(Metrics point) {
    return different.get(point.threshold());
  }

  /** Whether the intervals keep the gates too, as they have to on rows that choose nothing. */
  private boolean surelyKeepsGates(Metrics point) {
    VerdictInWords verdict = VerdictInWords.of(point);
    return GateCheck.of(parameters.gates(), verdict, verdict).stream().allMatch(GateCheck::held);
  }

  /** The point of highest gain, of equals the highest threshold. */
  private Metrics cheapest(CostRule rule) {
    return points.stream()
        .max(
            Comparator.comparingDouble((Metrics point) -> rule.gain(point))
                .thenComparing(Metrics::threshold))
        .orElseThrow();
  }

  /** The point of highest value, of equals the lowest threshold. */
  private static Optional<Metrics> best(Stream<Metrics> points, Function<Metrics, Double> value) {
    return points.max(Comparator.comparing(value).thenComparing(LOWEST));
  }

  private boolean withinBound(Metrics point) {
    return parameters
        .gates()
        .maxAbstainRate()
        .filter(most -> point.inScopeAbstainRate() > most)
        .isEmpty();
  }

  /** Whether a point proves the target although it was chosen among all of them (Bonferroni). */
  private boolean proven(Metrics point) {
    int errors = point.fired() - point.correctOnFired();
    return parameters
        .target()
        .map(target -> target.proven(point.fired(), errors, parameters.thresholds().size()))
        .orElse(true);
  }

  private boolean keepsGates(Metrics point) {
    return parameters
            .gates()
            .minPrecision()
            .filter(least -> point.accuracyOnFired() < least)
            .isEmpty()
        && parameters
            .gates()
            .minOverallAcc()
            .filter(least -> point.overallAccuracy() < least)
            .isEmpty();
  }

  /**
   * Gates that a point misses, in words; empty if it passes.
   *
   * @param point of the rows without copies
   * @param all the point of all rows
   */
  List<String> failures(Metrics point, Metrics all) {
    String leftOut = GateCheck.leftOut(all.total() - point.total());
    return failures(point).stream().map(failure -> failure + leftOut).toList();
  }

  private List<String> failures(Metrics point) {
    List<String> failures = new ArrayList<>();
    Optional<Double> mostAbstain = parameters.gates().maxAbstainRate();
    if (mostAbstain.isPresent() && point.counts().inScope() == 0) {
      failures.add("abstain rate: no in-scope rows to hold it against");
    }
    above("abstain rate", point.inScopeAbstainRate(), mostAbstain).ifPresent(failures::add);
    below("overall accuracy", point.overallAccuracy(), parameters.gates().minOverallAcc())
        .ifPresent(failures::add);
    below("accuracy on fired", point.accuracyOnFired(), parameters.gates().minPrecision())
        .map(
            missed ->
                point.fired() == 0 ? "accuracy on fired: no answers to hold it against" : missed)
        .ifPresent(failures::add);
    if (!proven(point)) {
      failures.add(
          "no swept threshold proves a precision of "
              + parameters.targetPrecision().orElseThrow()
              + " with confidence "
              + parameters.confidence().orElseThrow());
    }
    return failures;
  }

  private static Optional<String> above(String what, double value, Optional<Double> most) {
    return most.filter(limit -> value > limit)
        .map(limit -> what + " " + Json.decimal(value) + " is above " + Json.plain(limit));
  }

  private static Optional<String> below(String what, double value, Optional<Double> least) {
    return least
        .filter(limit -> value < limit)
        .map(limit -> what + " " + Json.decimal(value) + " is below " + Json.plain(limit));
  }
}
