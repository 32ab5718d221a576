package io.micromap.training.quality;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What one ranking found in one run. Shares lie in [0, 1].
 *
 * @param recallAtHalf share of the planted errors in the longest beginning of the ranking of which
 *     half are planted errors
 * @param averagePrecision mean precision at the planted errors
 * @param cutRecall share of the planted errors that the ranking's own cut takes; NaN where it has
 *     none
 * @param cutPrecision share of planted errors in what it takes
 */
record Found(double recallAtHalf, double averagePrecision, double cutRecall, double cutPrecision) {

  /**
   * Measures.
   *
   * @param suspicion of each row
   * @param cut suspicion from which the ranking takes rows, or NaN
   * @param wrong whether a row's label is a planted error
   */
  static Found of(double[] suspicion, double cut, boolean[] wrong) {
    boolean[] ranked = ranked(suspicion, wrong);
    int planted = count(ranked, ranked.length);
    int hits = 0;
    int atHalf = 0;
    double precisions = 0;
    for (int n = 1; n <= ranked.length; n++) {
      hits += ranked[n - 1] ? 1 : 0;
      precisions += ranked[n - 1] ? (double) hits / n : 0;
      atHalf = 2 * hits >= n ? hits : atHalf;
    }
    int taken = (int) IntStream.range(0, wrong.length).filter(i -> suspicion[i] >= cut).count();
    int takenHits = count(ranked, taken);
    boolean cuts = Double.isFinite(cut);
    return new Found(
        (double) atHalf / planted,
        precisions / planted,
        cuts ? (double) takenHits / planted : Double.NaN,
        cuts ? (double) takenHits / Math.max(1, taken) : Double.NaN);
  }

  /** Whether each row is wrong, the most suspicious first. */
  private static boolean[] ranked(double[] suspicion, boolean[] wrong) {
    int[] order =
        IntStream.range(0, wrong.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -suspicion[i]))
            .mapToInt(i -> i)
            .toArray();
    boolean[] ranked = new boolean[order.length];
    for (int n = 0; n < order.length; n++) {
      ranked[n] = wrong[order[n]];
    }
    return ranked;
  }

  private static int count(boolean[] wrong, int first) {
    return (int) IntStream.range(0, first).filter(i -> wrong[i]).count();
  }
}
