package io.micromap.evaluation.metrics;

import io.micromap.spi.Label;
import java.util.List;

/**
 * Proper scores of the probabilities of all classes on in-scope rows, before thresholds: the lower,
 * the better, and lowest where the probabilities are the truth (Gneiting and Raftery 2007). A row
 * without evidence has probability 0 for every class. 0 without rows.
 *
 * @param brier mean over rows of the sum over classes of (probability - truth)², in [0, 2] (Brier
 *     1950)
 * @param logLoss mean over rows of -ln of the probability of the row's class, taken for no less
 *     than {@value #LEAST}
 */
public record ProbabilityScore(double brier, double logLoss) {

  private static final double LEAST = 1e-6;

  /** Scores the in-scope rows. */
  public static ProbabilityScore of(ScoredRows rows) {
    List<String> names = rows.mapper().labels().stream().map(Label::name).toList();
    double brier = 0;
    double logLoss = 0;
    List<ScoredRow> inside = rows.inScope();
    for (ScoredRow row : inside) {
      int gold = names.indexOf(row.gold());
      double[] probabilities = row.prediction().probabilities();
      double own = probabilities.length == 0 ? 0 : probabilities[gold];
      brier += (1 - own) * (1 - own);
      for (int k = 0; k < probabilities.length; k++) {
        brier += k == gold ? 0 : probabilities[k] * probabilities[k];
      }
      logLoss -= StrictMath.log(Math.max(LEAST, own));
    }
    return inside.isEmpty()
        ? new ProbabilityScore(0, 0)
        : new ProbabilityScore(brier / inside.size(), logLoss / inside.size());
  }
}
