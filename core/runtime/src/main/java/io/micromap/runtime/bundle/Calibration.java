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

  /**
   * As {@link #probabilities}, into an array with a place per class.
   *
   * @return the probability that the prompt belongs to a class at all, in [0, 1]: the share of the
   *     best class's confidence that unknown words leave, times the probability that the scope
   *     score gives
   */
  public double fill(double[] probabilities, Scores all) {
    double[] scores = all.classes();
    int best = Scores.best(scores);
    double known = confidence(options.evidence(all, best, probabilities));
    double tie = options.tieBound(all, best, probabilities);
    double others = ScoringOptions.others(scores, best, options.sharpness(), probabilities);
    double uniform = 1.0 / probabilities.length;
    double bounded = Math.min(confidence(options.evidence(others)), tie);
    double confidence = Math.max(uniform, bounded * (rows + 1.0) / (rows + 2.0));
    move(probabilities, 1 / (1 + others), confidence);
    probabilities[best] = confidence;
    return inScope(all, known, confidence);
  }

  /**
   * Gives the other classes what the best one leaves with its confidence.
   *
   * @param shares of a softmax, as multiples of what the best one has there
   */
  private static void move(double[] shares, double top, double confidence) {
    double uniform = 1.0 / shares.length;
    double kept = confidence < top ? (confidence - uniform) / (top - uniform) : 1;
    double share = confidence > top ? top * (1 - confidence) / (1 - top) : top * kept;
    double added = uniform * (1 - kept);
    for (int k = 0; k < shares.length; k++) {
      shares[k] = added + shares[k] * share;
    }
  }

  private double inScope(Scores scores, double known, double confidence) {
    double share = Math.min(1, known / confidence);
    return scores.scope().isPresent()
        ? share * sigmoid(scopeSlope * scores.scope().getAsDouble() + scopeIntercept)
        : share;
  }

  private double confidence(double evidence) {
    return sigmoid(slope * evidence + intercept);
  }
}
