package io.micromap.runtime.bundle;

/**
 * Turns scores into probabilities.
 *
 * <p>The evidence for the likeliest class is the log odds of its probability in a softmax over
 * {@value #SHARPNESS} · familiarity · score: what the training rows do not know shrinks all scores
 * alike. Its confidence is sigmoid(slope · evidence + intercept) (Platt 1999), times
 * sigmoid(scopeSlope · scope + scopeIntercept) where the model learnt from rows out of scope.
 *
 * @param slope 0 or more
 * @param intercept any finite number
 * @param scopeSlope 0 or more
 * @param scopeIntercept any finite number
 */
public record Calibration(
    double slope, double intercept, double scopeSlope, double scopeIntercept) {

  /** Chosen on whole classes left out of training; anything from 8 to 12 does as well. */
  private static final double SHARPNESS = 10;

  private static final double MOST_EVIDENCE = 14;

  /**
   * Validates.
   *
   * @throws IllegalArgumentException if a parameter is out of its range
   */
  public Calibration {
    if (!(slope >= 0)
        || !(scopeSlope >= 0)
        || !Double.isFinite(slope + intercept + scopeSlope + scopeIntercept)) {
      throw new IllegalArgumentException(
          "Calibration ("
              + slope
              + ", "
              + intercept
              + ", "
              + scopeSlope
              + ", "
              + scopeIntercept
              + ") is out of range.");
    }
  }

  /**
   * Log odds of the likeliest class in a softmax over the shrunk scores.
   *
   * @param scores of two or more classes
   * @param familiarity in (0, 1]
   * @return at most {@value #MOST_EVIDENCE}
   */
  public static double evidence(double[] scores, double familiarity) {
    int best = Scores.best(scores);
    double others = 0;
    for (int k = 0; k < scores.length; k++) {
      if (k != best) {
        others += StrictMath.exp(SHARPNESS * familiarity * (scores[k] - scores[best]));
      }
    }
    return Math.min(MOST_EVIDENCE, -StrictMath.log(others));
  }

  /** 1 / (1 + exp(-x)), in [0, 1]. */
  public static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  /**
   * Probability that the prompt belongs to a class at all: what unknown words leave of the
   * confidence, times what the scope score says.
   *
   * @return in [0, 1]
   */
  public double inScope(Scores scores) {
    double known = confidence(scores.classes(), scores.familiarity());
    double share = known == 0 ? 0 : Math.min(1, known / confidence(scores.classes(), 1));
    return scores.scope().isPresent()
        ? share * sigmoid(scopeSlope * scores.scope().getAsDouble() + scopeIntercept)
        : share;
  }

  /**
   * Probabilities of the classes, should the prompt belong to one. The likeliest has its
   * confidence; where that is more than in the softmax the others shrink alike, where it is less
   * all move towards the uniform distribution.
   *
   * @param scores of two or more classes
   * @return one per class, in the order of the scores, summing to 1
   */
  public double[] probabilities(double[] scores) {
    double[] probabilities = softmax(scores);
    int best = Scores.best(scores);
    double top = probabilities[best];
    double uniform = 1.0 / scores.length;
    double confidence = Math.max(uniform, confidence(scores, 1));
    for (int k = 0; k < scores.length; k++) {
      if (confidence > top) {
        probabilities[k] = k == best ? confidence : probabilities[k] * (1 - confidence) / (1 - top);
      } else if (confidence < top) {
        probabilities[k] =
            uniform + (probabilities[k] - uniform) * (confidence - uniform) / (top - uniform);
      }
    }
    return probabilities;
  }

  private double confidence(double[] scores, double familiarity) {
    return sigmoid(slope * evidence(scores, familiarity) + intercept);
  }

  private static double[] softmax(double[] scores) {
    double max = scores[Scores.best(scores)];
    double[] probabilities = new double[scores.length];
    double sum = 0;
    for (int k = 0; k < scores.length; k++) {
      probabilities[k] = StrictMath.exp(SHARPNESS * (scores[k] - max));
      sum += probabilities[k];
    }
    for (int k = 0; k < scores.length; k++) {
      probabilities[k] /= sum;
    }
    return probabilities;
  }
}
