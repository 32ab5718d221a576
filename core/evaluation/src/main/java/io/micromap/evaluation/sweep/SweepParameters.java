package io.micromap.evaluation.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micromap.evaluation.guarantee.Target;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a sweep is asked to do; recorded in the summary.
 *
 * @param thresholds global thresholds to try, in [0, 1], ascending, no two alike
 * @param perClassThresholds thresholds of single classes that hold at every point
 * @param chooseBy how to choose
 * @param maxAbstainRate highest share of in-scope rows that may go unanswered, if there is a limit
 * @param minOverallAcc lowest share of rows to be treated correctly, if there is a limit
 * @param minPrecision lowest share of right answers, if there is a limit
 * @param targetPrecision share of right answers to be proven, if any
 * @param confidence of the proof, where there is one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SweepParameters(
    List<Double> thresholds,
    SortedMap<String, Double> perClassThresholds,
    Strategy chooseBy,
    Optional<Double> maxAbstainRate,
    Optional<Double> minOverallAcc,
    Optional<Double> minPrecision,
    Optional<Double> targetPrecision,
    Optional<Double> confidence) {

  private static final Field CHOOSE_BY = new Field("chooseBy");
  private static final Field MAX_ABSTAIN_RATE = new Field("maxAbstainRate");
  private static final Field MIN_OVERALL_ACC = new Field("minOverallAcc");
  private static final Field MIN_PRECISION = new Field("minPrecision");

  /**
   * Sorts, copies and validates.
   *
   * @throws MicromapException with {@link ErrorCode#USAGE}
   */
  public SweepParameters {
    thresholds = thresholds.stream().distinct().sorted().toList();
    perClassThresholds = Collections.unmodifiableSortedMap(new TreeMap<>(perClassThresholds));
    if (thresholds.isEmpty()) {
      throw new MicromapException(ErrorCode.USAGE, "No thresholds to sweep; give one or more.");
    }
    thresholds.forEach(threshold -> requireUnit(new Field("thresholds"), threshold));
    maxAbstainRate.ifPresent(rate -> requireUnit(MAX_ABSTAIN_RATE, rate));
    minOverallAcc.ifPresent(rate -> requireUnit(MIN_OVERALL_ACC, rate));
    minPrecision.ifPresent(rate -> requireUnit(MIN_PRECISION, rate));
    require(
        chooseBy != Strategy.MAX_COVERAGE || minPrecision.isPresent() || minOverallAcc.isPresent(),
        "%s max_coverage needs %s or %s.",
        CHOOSE_BY,
        MIN_PRECISION,
        MIN_OVERALL_ACC);
    require(
        (chooseBy == Strategy.TARGET_PRECISION) == targetPrecision.isPresent(),
        "%s target_precision and %s need each other.",
        CHOOSE_BY,
        new Field("targetPrecision"));
    require(
        chooseBy != Strategy.ABSTAIN_THEN_ACC || maxAbstainRate.isPresent(),
        "%s abstain_then_acc needs %s.",
        CHOOSE_BY,
        MAX_ABSTAIN_RATE);
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
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** What is to be proven, if anything. */
  Optional<Target> target() {
    return targetPrecision.map(share -> Target.overall(share, confidence.orElseThrow()));
  }

  /** These parameters with thresholds of single classes put over their own. */
  public SweepParameters withPerClass(SortedMap<String, Double> overrides) {
    SortedMap<String, Double> merged = new TreeMap<>(perClassThresholds);
    merged.putAll(overrides);
    return new SweepParameters(
        thresholds,
        merged,
        chooseBy,
        maxAbstainRate,
        minOverallAcc,
        minPrecision,
        targetPrecision,
        confidence);
  }

  private static void requireUnit(Field field, double value) {
    require(value >= 0 && value <= 1, "%s %s is not a number in [0, 1].", field, value);
  }

  private static void require(boolean valid, String message, Object... arguments) {
    if (!valid) {
      throw MicromapException.naming(ErrorCode.USAGE, message, arguments);
    }
  }
}
