package io.micromap.rails.detect;

/**
 * Sums numbers in numpy's order: eight running sums, and halves of what is longer than a block. A
 * null whose values are all but equal has a deviation that is nothing but rounding; in this order
 * it is the same rounding.
 */
final class PairwiseSum {
  private static final int LANES = 8;
  private static final int BLOCK = 128;

  private PairwiseSum() {}

  /** The sum of {@code count} values from {@code from} on. */
  static double of(double[] values, int from, int count) {
    if (count < LANES) {
      return tail(values, from, from + count, 0);
    }
    if (count > BLOCK) {
      int half = count / 2 - count / 2 % LANES;
      return of(values, from, half) + of(values, from + half, count - half);
    }
    double[] lanes = new double[LANES];
    System.arraycopy(values, from, lanes, 0, LANES);
    int whole = count - count % LANES;
    for (int i = LANES; i < whole; i += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        lanes[lane] += values[from + i + lane];
      }
    }
    double sum =
        ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
            + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
    return tail(values, from + whole, from + count, sum);
  }

  private static double tail(double[] values, int from, int to, double start) {
    double sum = start;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum;
  }
}
