package io.micromap.training.quality;

import io.micromap.evaluation.quality.Doubt;
import io.micromap.training.quality.LabelErrorStudy.Ranking;
import io.micromap.training.quality.SuspiciousLabels.Judgement;
import java.util.stream.IntStream;

/**
 * How suspicious a ranking finds each row.
 *
 * @param ranking the ranking
 * @param judged what out-of-fold models say of the rows
 */
record Suspicion(Ranking ranking, Judgement judged) {

  /** One per row; the higher, the more suspicious. */
  double[] sizes() {
    double[] thresholds = thresholds();
    return IntStream.range(0, judged.rows().size())
        .mapToDouble(row -> size(row, thresholds))
        .toArray();
  }

  private double size(int row, double[] thresholds) {
    Doubt doubt = judged.doubt(row);
    return switch (ranking) {
      case DOUBT -> doubt.size();
      case SELF_CONFIDENCE -> 1 - doubt.given();
      case NORMALIZED_MARGIN -> doubt.other() - doubt.given();
      case CONFIDENT_LEARNING -> (isOffDiagonal(row, thresholds) ? 1 : 0) + 1 - doubt.given();
    };
  }

  /** Mean probability of each class over the rows that bear its label. */
  private double[] thresholds() {
    double[] sums = new double[judged.names().size()];
    int[] counts = new int[sums.length];
    for (int i = 0; i < judged.own().length; i++) {
      sums[judged.own()[i]] += judged.probabilities().get(i)[judged.own()[i]];
      counts[judged.own()[i]]++;
    }
    return IntStream.range(0, sums.length)
        .mapToDouble(k -> sums[k] / Math.max(1, counts[k]))
        .toArray();
  }

  /** Whether the top-ranked class of those at their threshold or above is another one. */
  private boolean isOffDiagonal(int row, double[] thresholds) {
    double[] probabilities = judged.probabilities().get(row);
    int best = -1;
    for (int k = 0; k < probabilities.length; k++) {
      boolean reaches = probabilities[k] >= thresholds[k];
      best = reaches && (best < 0 || probabilities[k] > probabilities[best]) ? k : best;
    }
    return best >= 0 && best != judged.own()[row];
  }
}
