package io.micromap.rails.detect;

/**
 * How an observed value stands against the values it takes where there is no signal.
 *
 * @param observed the value at the peak
 * @param mean of the null's values
 * @param deviation of the null's values, that of a population
 * @param tail the share of null values that reach the observed one, the observed one counted among
 *     them: a p-value, above 0 and at most 1
 */
public record NullStatistics(double observed, double mean, double deviation, double tail) {
  private static final double EPSILON = 1e-8;

  /** How many deviations the observed value lies above the mean. */
  public double z() {
    return (observed - mean) / (deviation + EPSILON);
  }

  public static NullStatistics of(double observed, double[] values) {
    int reached = 1;
    for (double value : values) {
      reached += value >= observed ? 1 : 0;
    }
    double mean = PairwiseSum.of(values, 0, values.length) / values.length;
    double[] squares = new double[values.length];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = (values[i] - mean) * (values[i] - mean);
    }
    double deviation = Math.sqrt(PairwiseSum.of(squares, 0, squares.length) / squares.length);
    return new NullStatistics(observed, mean, deviation, reached / (values.length + 1.0));
  }
}
