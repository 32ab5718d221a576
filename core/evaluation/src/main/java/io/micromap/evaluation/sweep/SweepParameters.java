package io.micromap.evaluation.sweep;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.dataset.TrainedOn;
import io.micromap.evaluation.guarantee.OnOverlap;
import io.micromap.evaluation.guarantee.Target;
import io.micromap.evaluation.metrics.CostRule;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a sweep is asked to do; recorded in the summary.
 *
 * @param thresholds global thresholds to try, in [0, 1], ascending, no two alike
 * @param perClassThresholds thresholds of single classes that hold at every point
 * @param chooseBy how to choose
 * @param costWrong how many right answers a wrong one costs, 0 or more, where that is how to choose
 * @param gates limits that the chosen point has to keep
 * @param targetPrecision share of right answers to be proven, if any
 * @param confidence of the proof, where there is one
 * @param onOverlap what was done with rows that trained the mapper, where they were left out
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SweepParameters(
    List<Double> thresholds,
    SortedMap<String, Double> perClassThresholds,
    Strategy chooseBy,
    Optional<Double> costWrong,
    @JsonUnwrapped Gates gates,
    Optional<Double> targetPrecision,
    Optional<Double> confidence,
    Optional<OnOverlap> onOverlap) {

  private static final Field CHOOSE_BY = new Field("chooseBy");
  private static final Field COST_WRONG = new Field("costWrong");

  /**
   * Sorts, copies and validates.
   *
   * @throws MicromapException with {@link ErrorCode#USAGE}
   */
  public SweepParameters {
    thresholds = thresholds.stream().distinct().sorted().toList();
    perClassThresholds = Collections.unmodifiableSortedMap(new TreeMap<>(perClassThresholds));
    require(!thresholds.isEmpty(), "No thresholds to sweep; give one or more.");
    thresholds.forEach(threshold -> Gates.requireUnit(new Field("thresholds"), threshold));
    perClassThresholds.forEach(SweepParameters::requireUnit);
    require(
        chooseBy != Strategy.MAX_COVERAGE
            || gates.minPrecision().isPresent()
            || gates.minOverallAcc().isPresent(),
        "%s max_coverage needs %s or %s.",
        CHOOSE_BY,
        Gates.MIN_PRECISION,
        Gates.MIN_OVERALL_ACC);
    require(
        (chooseBy == Strategy.TARGET_PRECISION) == targetPrecision.isPresent(),
        "%s target_precision and %s need each other.",
        CHOOSE_BY,
        new Field("targetPrecision"));
    require(
        chooseBy != Strategy.ABSTAIN_THEN_ACC || gates.maxAbstainRate().isPresent(),
        "%s abstain_then_acc needs %s.",
        CHOOSE_BY,
        Gates.MAX_ABSTAIN_RATE);
    require(
        chooseBy == Strategy.COST || costWrong.isEmpty(),
        "%s is for %s cost.",
        COST_WRONG,
        CHOOSE_BY);
    costWrong.ifPresent(SweepParameters::requireCost);
    costWrong =
        chooseBy == Strategy.COST
            ? costWrong.or(() -> Optional.of(CostRule.DEFAULT_COST))
            : Optional.empty();
    onOverlap = onOverlap.filter(OnOverlap.DROP::equals);
    double level = confidence.orElse(Target.DEFAULT_CONFIDENCE);
    confidence = targetPrecision.map(share -> Target.overall(share, level).confidence());
  }

  /** Parameters without limits and without a proof. */
  public SweepParameters(
      List<Double> thresholds, SortedMap<String, Double> perClassThresholds, Strategy chooseBy) {
    this(
        thresholds,
        perClassThresholds,
        chooseBy,
        Optional.empty(),
        Gates.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** What is to be proven, if anything. */
  Optional<Target> target() {
    return targetPrecision.map(share -> Target.overall(share, confidence.orElseThrow()));
  }

  /** What a wrong answer costs, where that is how to choose. */
  Optional<CostRule> costRule() {
    return costWrong.map(CostRule::new);
  }

  /** Whether anything is asked of the chosen point: a limit to keep, or a precision to prove. */
  @JsonIgnore
  public boolean hasGate() {
    return gates.any() || targetPrecision.isPresent();
  }

  /** These parameters with thresholds of single classes put over their own. */
  public SweepParameters withPerClass(SortedMap<String, Double> overrides) {
    SortedMap<String, Double> merged = new TreeMap<>(perClassThresholds);
    merged.putAll(overrides);
    return new SweepParameters(
        thresholds, merged, chooseBy, costWrong, gates, targetPrecision, confidence, onOverlap);
  }

  /** These parameters with a precision of each class to certify. */
  public SweepParameters withCertify(Optional<Double> share) {
    return new SweepParameters(
        thresholds,
        perClassThresholds,
        chooseBy,
        costWrong,
        new Gates(gates.maxAbstainRate(), gates.minOverallAcc(), gates.minPrecision(), share),
        targetPrecision,
        confidence,
        onOverlap);
  }

  /** These parameters with another way to deal with rows that trained the mapper. */
  public SweepParameters withOnOverlap(OnOverlap policy) {
    return new SweepParameters(
        thresholds,
        perClassThresholds,
        chooseBy,
        costWrong,
        gates,
        targetPrecision,
        confidence,
        Optional.of(policy));
  }

  /** The rows of some that these parameters sweep. */
  public LabelledPrompts swept(TrainedOn trainedOn, LabelledPrompts data) {
    if (onOverlap.isEmpty()) {
      return data;
    }
    Set<Row> seen = new HashSet<>(trainedOn.seen(data.rows()));
    return data.with(data.rows().stream().filter(row -> !seen.contains(row)).toList());
  }

  private static void requireCost(double cost) {
    require(
        cost >= 0 && cost <= CostRule.HIGHEST_COST,
        "%s %s is not a number from 0 to %s.",
        COST_WRONG,
        cost,
        CostRule.HIGHEST_COST);
  }

  private static void requireUnit(String label, double threshold) {
    require(
        threshold >= 0 && threshold <= 1,
        "The threshold of '%s' is %s, not a number in [0, 1].",
        label,
        threshold);
  }

  private static void require(boolean valid, String message, Object... arguments) {
    if (!valid) {
      throw MicromapException.naming(ErrorCode.USAGE, message, arguments);
    }
  }
}
