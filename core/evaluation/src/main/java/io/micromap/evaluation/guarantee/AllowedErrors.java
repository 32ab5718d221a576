package io.micromap.evaluation.guarantee;

/** How many wrong answers held-out rows may hold so that a share of all prompts is kept. */
@FunctionalInterface
interface AllowedErrors {

  /** The most wrong answers among so many rows, or -1 where the rows are too few for any. */
  int among(int rows);

  /**
   * The largest k with P(Bin(rows, share) ≤ k) ≤ level: were the true share above {@code share}, so
   * few wrong answers would be seen with a chance of at most {@code level} (Clopper and Pearson
   * 1934).
   */
  static AllowedErrors withConfidence(double share, double level) {
    ErrorBound bound = new ErrorBound(share, level);
    return rows -> rows < bound.rowsNeeded(0) ? -1 : most(bound, rows);
  }

  /** The largest k with (k + 1) / (rows + 1) ≤ share (conformal risk control). */
  static AllowedErrors onAverage(double share) {
    return rows -> {
      int most = (int) (share * (rows + 1.0));
      while ((most + 1) / (rows + 1.0) > share) {
        most--;
      }
      return most;
    };
  }

  /** The fewest rows among which a mapper without a wrong answer keeps the share. */
  default int rowsNeeded() {
    int enough = 1;
    while (among(enough) < 0) {
      enough = Math.multiplyExact(enough, 2);
    }
    int few = enough / 2;
    while (enough - few > 1) {
      int middle = (few + enough) >>> 1;
      if (among(middle) < 0) {
        few = middle;
      } else {
        enough = middle;
      }
    }
    return enough;
  }

  /** The most errors that the bound proves, where it proves none. */
  private static int most(ErrorBound bound, int rows) {
    int proven = 0;
    int refuted = rows;
    while (refuted - proven > 1) {
      int middle = (proven + refuted) >>> 1;
      if (bound.proves(rows, middle)) {
        proven = middle;
      } else {
        refuted = middle;
      }
    }
    return proven;
  }
}
