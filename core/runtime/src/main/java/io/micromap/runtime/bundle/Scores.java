package io.micromap.runtime.bundle;

import java.util.OptionalDouble;

/**
 * A linear model's scores of a prompt, before calibration.
 *
 * @param classes score of each class, any finite number
 * @param familiarity how much of the prompt the training rows know, in (0, 1]: 1 where every word
 *     of it, and every part of a word, speaks for the top-ranked class
 * @param words how many words and word n-grams of the prompt the training rows know; {@link
 *     Integer#MAX_VALUE} for a mapper without such features
 * @param scope how far the top-ranked class, at this familiarity, stands above out of scope; absent
 *     where there were no out-of-scope rows to learn from
 * @param strangeness log odds taken from the evidence because no training row lies near, 0 or more,
 *     in place of what the familiarity does; absent for a model that reads no embeddings
 */
public record Scores(
    double[] classes,
    double familiarity,
    int words,
    OptionalDouble scope,
    OptionalDouble strangeness) {

  /** Scores of a model that reads no embeddings. */
  public Scores(double[] classes, double familiarity, int words, OptionalDouble scope) {
    this(classes, familiarity, words, scope, OptionalDouble.empty());
  }

  /** Number of the highest score; the first of equal ones. */
  public static int best(double[] scores) {
    int best = 0;
    double most = scores[0];
    for (int k = 1; k < scores.length; k++) {
      if (scores[k] > most) {
        most = scores[k];
        best = k;
      }
    }
    return best;
  }
}
