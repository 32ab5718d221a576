package io.micromap.runtime.bundle;

/**
 * Turns scores into probabilities.
 *
 * <p>The evidence for the top-ranked class is the log odds of its probability in a softmax over
 * sharpness · familiarity · score: what the training rows do not know shrinks all scores alike, and
 * less where the model learnt from out-of-scope rows. Its confidence is sigmoid(slope · evidence +
 * intercept) (Platt 1999), times sigmoid(scopeSlope · scope + scopeIntercept) where the model
 * learnt from out-of-scope rows.
 *
 * <p>Two bounds hold whatever was fitted: {@link ScoringOptions#tieBound}, and (n + 1) / (n + 2),
 * the mean of what n right answers out of n leave possible (Laplace's rule of succession).
 *
 * @param slope 0 or more
 * @param intercept any finite number
 * @param scopeSlope 0 or more
 * @param scopeIntercept any finite number
 * @param rows in-scope held-out rows that slope and intercept were fitted to, 0 or more
 * @param options the constants of scores and evidence
 */
public record Calibration(
    double slope,
    double intercept,
    double scopeSlope,
    double scopeIntercept,
    int rows,
    ScoringOptions options) {

  /**
   * Validates.
   *
   * @throws IllegalArgumentException if a parameter is out of its range
   */
  public Calibration {
    if (!(slope >= 0)
        || !(scopeSlope >= 0)
        || rows < 0
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
              + ", "
              + rows
              + ") is out of range.");
    }
  }

  /** 1 / (1 + exp(-x)), in [0, 1]. */
  public static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  /**
   * Probabilities of the classes, given that the prompt belongs to one and that all of it is known.
   * The top-ranked class has its confidence. Where that is above its probability in the softmax,
   * the other classes shrink alike; where it is below, all move towards the uniform distribution.
   *
   * @param all of two or more classes
   * @return one per class, in the order of the scores, summing to 1
   */
  public double[] probabilities(Scores all) {
    double[] probabilities = new double[all.classes().length];
    fill(probabilities, all);
    return probabilities;
  }

  /** As {@link #probabilities}, into an array with a place per class. */
  public void fill(double[] probabilities, Scores all) {
    double[] scores = all.classes();
    int best = Scores.best(scores);
    double others = 0;
    for (int k = 0; k < scores.length; k++) {
      probabilities[k] =
          k == best ? 1 : Exponential.of(options.sharpness() * (scores[k] - scores[best]));
      others += k == best ? 0 : probabilities[k];
    }
    for (int k = 0; k < scores.length; k++) {
      probabilities[k] /= 1 + others;
    }
    double uniform = 1.0 / scores.length;
    double bounded = Math.min(confidence(options.evidence(others)), options.tieBound(all));
    double confidence = Math.max(uniform, bounded * (rows + 1.0) / (rows + 2.0));
    move(probabilities, best, 1 / (1 + others), confidence);
  }

  /** Gives the best class its confidence in place of what it had, and the others what is left. */
  private static void move(double[] probabilities, int best, double top, double confidence) {
    double uniform = 1.0 / probabilities.length;
    for (int k = 0; k < probabilities.length; k++) {
      if (confidence > top) {
        probabilities[k] = k == best ? confidence : probabilities[k] * (1 - confidence) / (1 - top);
      } else if (confidence < top) {
        probabilities[k] =
            uniform + (probabilities[k] - uniform) * (confidence - uniform) / (top - uniform);
      }
    }
  }

  /**
   * Probability that the prompt belongs to a class at all: the share of the confidence that unknown
   * words leave, times the probability that the scope score gives.
   *
   * @param confidence of the top-ranked class, were all of the prompt known; above 0
   * @return in [0, 1]
   */
  public double inScope(Scores scores, double confidence) {
    double known = confidence(options.evidence(scores));
    double share = Math.min(1, known / confidence);
    return scores.scope().isPresent()
        ? share * sigmoid(scopeSlope * scores.scope().getAsDouble() + scopeIntercept)
        : share;
  }

  private double confidence(double evidence) {
    return sigmoid(slope * evidence + intercept);
  }
}
