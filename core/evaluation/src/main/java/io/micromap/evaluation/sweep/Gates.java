package io.micromap.evaluation.sweep;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micromap.evaluation.guarantee.Target;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import java.util.Optional;

/**
 * What is asked of a chosen point: limits to keep, and what to certify.
 *
 * @param maxAbstainRate highest share of in-scope rows that may go unanswered, if there is a limit
 * @param minOverallAcc lowest share of rows to be treated correctly, if there is a limit
 * @param minPrecision lowest share of right answers, if there is a limit
 * @param certify precision of each class that the per-class thresholds are to prove, with the usual
 *     confidence, if any; missed where nothing is proven
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Gates(
    Optional<Double> maxAbstainRate,
    Optional<Double> minOverallAcc,
    Optional<Double> minPrecision,
    Optional<Double> certify) {

  /** No limit. */
  public static final Gates NONE = new Gates(Optional.empty(), Optional.empty(), Optional.empty());

  static final Field MAX_ABSTAIN_RATE = new Field("maxAbstainRate");
  static final Field MIN_OVERALL_ACC = new Field("minOverallAcc");
  static final Field MIN_PRECISION = new Field("minPrecision");

  /**
   * Validates.
   *
   * @throws MicromapException with {@link ErrorCode#USAGE}
   */
  public Gates {
    maxAbstainRate.ifPresent(rate -> requireUnit(MAX_ABSTAIN_RATE, rate));
    minOverallAcc.ifPresent(rate -> requireUnit(MIN_OVERALL_ACC, rate));
    minPrecision.ifPresent(rate -> requireUnit(MIN_PRECISION, rate));
    certify.ifPresent(Gates::target);
  }

  /** Limits alone. */
  public Gates(
      Optional<Double> maxAbstainRate,
      Optional<Double> minOverallAcc,
      Optional<Double> minPrecision) {
    this(maxAbstainRate, minOverallAcc, minPrecision, Optional.empty());
  }

  /** What is to be certified of each class, if anything. */
  public Optional<Target> target() {
    return certify.map(Gates::target);
  }

  private static Target target(double share) {
    return Target.perClass(share, Target.DEFAULT_CONFIDENCE);
  }

  /** Whether anything is asked. */
  @JsonIgnore
  public boolean any() {
    return !equals(NONE);
  }

  static void requireUnit(Field field, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw MicromapException.naming(
          ErrorCode.USAGE, "%s %s is not a number in [0, 1].", field, value);
    }
  }
}
