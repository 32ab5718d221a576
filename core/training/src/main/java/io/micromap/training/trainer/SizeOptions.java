package io.micromap.training.trainer;

/**
 * What of a fitted model goes into the mapper. The models of the folds are cut alike, so that
 * confidences are those of the mapper as it is.
 *
 * @param leastWeight weights smaller in size are left out, 0 or more
 * @param leastFeature features whose weights are all smaller in size are left out of the
 *     vocabulary, 0 or more; 0 keeps those without a weight too
 * @param inBytes whether weights are rounded to eight bits
 */
public record SizeOptions(double leastWeight, double leastFeature, boolean inBytes) {

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
}
