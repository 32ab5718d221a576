package io.micromap.runtime.bundle;

/**
 * Turns scores into probabilities.
 *
 * <p>P(class k) = softmax(slope · score)[k] · P(in scope), with P(in scope) = 1 / (1 +
 * exp(-(scopeSlope · scopeScore + scopeIntercept))), or 1 where the mapper has no scope column. The
 * slope is the inverse of the temperature of Guo et al. 2017 ("On Calibration of Modern Neural
 * Networks"); the sigmoid is Platt's (1999).
 *
 * @param slope positive
 * @param scopeSlope 0 or more
 * @param scopeIntercept any finite number
 */
public record Calibration(double slope, double scopeSlope, double scopeIntercept) {

  /**
   * Validates.
   *
   * @throws IllegalArgumentException if a parameter is out of its range
   */
  public Calibration {
    if (!(slope > 0)
        || !(scopeSlope >= 0)
        || !Double.isFinite(slope + scopeSlope + scopeIntercept)) {
      throw new IllegalArgumentException(
          "Calibration ("
              + slope
              + ", "
              + scopeSlope
              + ", "
              + scopeIntercept
              + ") is out of range.");
    }
  }

  /**
   * Probabilities of the classes.
   *
   * @param scores one per class, of which the first {@code classes} are read
   * @return one per class, summing to 1
   */
  public double[] softmax(double[] scores, int classes) {
    double max = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      max = Math.max(max, scores[k]);
    }
    double[] probabilities = new double[classes];
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      probabilities[k] = StrictMath.exp(slope * (scores[k] - max));
      sum += probabilities[k];
    }
    for (int k = 0; k < classes; k++) {
      probabilities[k] /= sum;
    }
    return probabilities;
  }

  /** Probability that a prompt with this scope score is in scope, in (0, 1). */
  public double inScope(double scopeScore) {
    return 1 / (1 + StrictMath.exp(-(scopeSlope * scopeScore + scopeIntercept)));
  }
}
