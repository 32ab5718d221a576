package io.micromap.training.trainer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * What of a fitted model goes into the mapper. The models of the folds are cut alike, so that
 * confidences are those of the mapper as it is.
 *
 * @param leastWeight weights smaller in size are left out, 0 or more
 * @param leastFeature features whose weights are all smaller in size are left out of the
 *     vocabulary, 0 or more; 0 keeps those without a weight too
 * @param inBytes whether weights are rounded to eight bits
 * @param ofFewRows what holds instead for up to {@value #FEW_ROWS} rows a class, on average; none
 *     where the number of rows decides nothing
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SizeOptions(
    double leastWeight, double leastFeature, boolean inBytes, Optional<SizeOptions> ofFewRows) {

  /** Rows a class, on average, up to which a feature that hardly weighs may still be missed. */
  private static final int FEW_ROWS = 1_000;

  /**
   * Validates.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public SizeOptions {
    if (!(leastWeight >= 0) || !(leastFeature >= 0)) {
      throw new IllegalArgumentException("An option of size is out of its range.");
    }
  }

  /** What holds whatever the number of rows. */
  SizeOptions(double leastWeight, double leastFeature, boolean inBytes) {
    this(leastWeight, leastFeature, inBytes, Optional.empty());
  }

  /** What holds for so many rows of so many classes, whatever their number. */
  SizeOptions of(int rows, int classes) {
    return ofFewRows
        .filter(few -> rows <= (long) FEW_ROWS * classes)
        .orElseGet(() -> new SizeOptions(leastWeight, leastFeature, inBytes));
  }
}
