package io.micromap.evaluation.sweep;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import java.util.Optional;

/**
 * Limits that a chosen point has to keep.
 *
 * @param maxAbstainRate highest share of in-scope rows that may go unanswered, if there is a limit
 * @param minOverallAcc lowest share of rows to be treated correctly, if there is a limit
 * @param minPrecision lowest share of right answers, if there is a limit
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Gates(
    Optional<Double> maxAbstainRate,
    Optional<Double> minOverallAcc,
    Optional<Double> minPrecision) {

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
  }

  /** Whether there is any limit. */
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
