package io.micromap.training.trainer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.OptionalInt;

/**
 * What of a fitted model goes into the mapper. The models of the folds are cut alike, so that
 * confidences are those of the mapper as it is.
 *
 * @param leastWeight weights smaller in size are left out, 0 or more
 * @param leastFeature features whose weights are all smaller in size are left out of the
 *     vocabulary, 0 or more; 0 keeps those without a weight too
 * @param inBytes whether weights are rounded to eight bits
 * @param fullUpTo up to how many rows a class, on average, all features stay and no weight is
 *     rounded, 0 or more; none where the number of rows decides nothing
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SizeOptions(
    double leastWeight, double leastFeature, boolean inBytes, OptionalInt fullUpTo) {

  /**
   * Validates.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public SizeOptions {
    if (!(leastWeight >= 0) || !(leastFeature >= 0) || fullUpTo.orElse(0) < 0) {
      throw new IllegalArgumentException("An option of size is out of its range.");
    }
  }

  /** What holds for so many rows of so many classes, whatever their number. */
  SizeOptions of(int rows, int classes) {
    boolean few = fullUpTo.isPresent() && rows <= (long) fullUpTo.getAsInt() * classes;
    return few
        ? new SizeOptions(leastWeight, 0, false, OptionalInt.empty())
        : new SizeOptions(leastWeight, leastFeature, inBytes, OptionalInt.empty());
  }
}
