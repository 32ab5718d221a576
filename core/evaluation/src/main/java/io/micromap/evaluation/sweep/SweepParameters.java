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
 * @param maxAbstainRate highest share of rows of a class that may go unanswered, or null
 * @param minOverallAcc lowest share of rows to be treated rightly, or null
 * @param minPrecision lowest share of right answers, or null
 * @param targetPrecision share of right answers to be proven, or null
 * @param confidence of the proof, or null where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SweepParameters(
    List<Double> thresholds,
    SortedMap<String, Double> perClassThresholds,
    Strategy chooseBy,
    Double maxAbstainRate,
    Double minOverallAcc,
    Double minPrecision,
    Double targetPrecision,
    Double confidence) {

  private static final Field CHOOSE_BY = new Field("chooseBy");

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
    if (maxAbstainRate != null) {
      requireUnit(new Field("maxAbstainRate"), maxAbstainRate);
    }
    if (minOverallAcc != null) {
      requireUnit(new Field("minOverallAcc"), minOverallAcc);
    }
    if (minPrecision != null) {
      requireUnit(new Field("minPrecision"), minPrecision);
    }
    if (chooseBy == Strategy.MAX_COVERAGE && minPrecision == null && minOverallAcc == null) {
      throw MicromapException.naming(
          ErrorCode.USAGE,
          "%s max_coverage needs %s or %s.",
          CHOOSE_BY,
          new Field("minPrecision"),
          new Field("minOverallAcc"));
    }
    if ((chooseBy == Strategy.TARGET_PRECISION) != (targetPrecision != null)) {
      throw MicromapException.naming(
          ErrorCode.USAGE,
          "%s target_precision and %s need each other.",
          CHOOSE_BY,
          new Field("targetPrecision"));
    }
    if (targetPrecision != null) {
      confidence = confidence == null ? 0.95 : confidence;
      Target.overall(targetPrecision, confidence);
    } else {
      confidence = null;
    }
    if (chooseBy == Strategy.ABSTAIN_THEN_ACC && maxAbstainRate == null) {
      throw MicromapException.naming(
          ErrorCode.USAGE, "%s abstain_then_acc needs %s.", CHOOSE_BY, new Field("maxAbstainRate"));
    }
  }

  /** Parameters that ask for no precision. */
  public SweepParameters(
      List<Double> thresholds,
      SortedMap<String, Double> perClassThresholds,
      Strategy chooseBy,
      Double maxAbstainRate,
      Double minOverallAcc) {
    this(thresholds, perClassThresholds, chooseBy, maxAbstainRate, minOverallAcc, null, null, null);
  }

  /** What is to be proven, if anything. */
  Optional<Target> target() {
    return Optional.ofNullable(targetPrecision).map(share -> Target.overall(share, confidence));
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
    if (!(value >= 0 && value <= 1)) {
      throw MicromapException.naming(
          ErrorCode.USAGE, "%s %s is not a number in [0, 1].", field, value);
    }
  }
}
