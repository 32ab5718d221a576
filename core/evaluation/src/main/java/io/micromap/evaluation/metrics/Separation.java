package io.micromap.evaluation.metrics;

import java.util.Arrays;
import java.util.Optional;

/** How well confidence separates in-scope rows from out-of-scope rows. */
final class Separation {

  private Separation() {}

  /**
   * Area under the ROC curve: the chance that an in-scope row has more confidence than an
   * out-of-scope row, ties counted half (Mann and Whitney 1947).
   *
   * @return in [0, 1], or nothing unless there are rows of both kinds
   */
  static Optional<Double> auroc(ScoredRows rows) {
    double[] inside = ScoredRows.confidences(rows.inScope());
    double[] outside = ScoredRows.confidences(rows.outOfScope());
    if (inside.length == 0 || outside.length == 0) {
      return Optional.empty();
    }
    Arrays.sort(outside);
    double wins = 0;
    for (double confidence : inside) {
      int below = lowerBound(outside, confidence);
      int notAbove = lowerBound(outside, Math.nextUp(confidence));
      wins += below + 0.5 * (notAbove - below);
    }
    return Optional.of(wins / inside.length / outside.length);
  }

  /** How many values of a sorted array lie below {@code value}. */
  private static int lowerBound(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
