package io.micromap.runtime.bundle;

/**
 * The constants that turn features into scores and scores into confidences. They act whenever a
 * prompt is answered; a mapper therefore carries the ones it was calibrated with, and a change of
 * {@link #DEFAULTS} is one for mappers trained from then on.
 *
 * @param sharpness factor of the scores in the softmax that the evidence comes from, above 0, at
 *     most 1,000
 * @param mostEvidence upper limit of the evidence, above 0, at most 100
 * @param scopePower power of the familiarity by which the scores shrink where the model learnt from
 *     out-of-scope rows, 0 to 1; without such rows it is 1
 * @param leastShare lower limit of each of the two shares that make the familiarity, above 0, at
 *     most 1
 * @param tieSharpness per known word feature, the sharpness of the softmax that no confidence
 *     exceeds, above 0, at most 1,000
 * @param tieWords beyond so many known word features that sharpness grows no more, 1 to 1,000
 */
public record ScoringOptions(
    double sharpness,
    double mostEvidence,
    double scopePower,
    double leastShare,
    double tieSharpness,
    int tieWords) {

  /** The constants of newly trained mappers. */
  public static final ScoringOptions DEFAULTS =
      new ScoringOptions(
          // Chosen on whole classes left out of training: docs/decisions/scope-and-confidence.md.
          10,
          // Keeps the evidence finite where a softmax rounds to 1, and one row from bending the
          // fit.
          14,
          // Keeps garbled prompts from being answered: docs/decisions/scope-and-confidence.md.
          0.5,
          // Keeps the scores above 0 where almost nothing of a prompt is known.
          0.02,
          // Makes single words as sure as the training rows that hold them are of one class:
          // docs/decisions/confidence-bounds.md.
          3,
          // As the one before.
          20);

  /**
   * Validates.
   *
   * @throws IllegalArgumentException naming the constant, its value and its range
   */
  public ScoringOptions {
    requireRange("sharpness", sharpness, Double.MIN_VALUE, 1000);
    requireRange("most_evidence", mostEvidence, Double.MIN_VALUE, 100);
    requireRange("scope_power", scopePower, 0, 1);
    requireRange("least_share", leastShare, Double.MIN_VALUE, 1);
    requireRange("tie_sharpness", tieSharpness, Double.MIN_VALUE, 1000);
    requireRange("tie_words", tieWords, 1, 1000);
  }

  private static void requireRange(String name, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(
          "The constant '"
              + name
              + "' is "
              + value
              + "; expected a number "
              + (min > 0 ? "above 0" : "from 0")
              + " to "
              + max
              + ".");
    }
  }

  /**
   * Log odds of the top-ranked class in a softmax over the shrunk scores. Beside a scope score,
   * which knows the familiarity too, they shrink by a power of it alone. The strangeness is taken
   * off.
   *
   * @param scores of two or more classes
   * @return at most {@link #mostEvidence}
   */
  public double evidence(Scores scores) {
    double[] classes = scores.classes();
    return evidence(scores, Scores.best(classes), new double[classes.length]);
  }

  /**
   * As above.
   *
   * @param best number of the highest score
   * @param room is overwritten; a place per class
   */
  double evidence(Scores scores, int best, double[] room) {
    double others = others(scores.classes(), best, sharpness * known(scores), room);
    return evidence(others) - scores.strangeness().orElse(0);
  }

  /**
   * What all classes but the best have in a softmax where the best has 1.
   *
   * @param powers receives what each has
   * @return their sum
   */
  static double others(double[] classes, int best, double factor, double[] powers) {
    Exponential.fill(powers, classes, classes[best], factor);
    powers[best] = 0;
    double others = 0;
    for (double power : powers) {
      others += power;
    }
    powers[best] = 1;
    return others;
  }

  /** What the scores shrink by. */
  private double known(Scores scores) {
    if (scores.strangeness().isPresent()) {
      return 1;
    }
    double known = scores.familiarity();
    return scores.scope().isPresent() ? root(known) : known;
  }

  /** The same from the sum of what all other classes have in the softmax where the best has 1. */
  double evidence(double others) {
    return Math.min(mostEvidence, -StrictMath.log(others));
  }

  /**
   * What no confidence of the top-ranked class may exceed: its probability in a softmax whose
   * sharpness grows with the known words. Of k classes whose scores are equal none gets more than
   * 1/k, whatever was fitted; and as a vector has length 1, few words stand for large scores that
   * are as large by chance.
   *
   * @param best number of the highest score
   * @param room is overwritten; a place per class
   */
  double tieBound(Scores scores, int best, double[] room) {
    double factor = tieSharpness * Math.max(1, Math.min(tieWords, scores.words()));
    return 1 / (1 + others(scores.classes(), best, factor, room));
  }

  /** The familiarity to the power beside a scope score; a square root is exact everywhere. */
  private double root(double familiarity) {
    return scopePower == 0.5 ? Math.sqrt(familiarity) : StrictMath.pow(familiarity, scopePower);
  }
}
