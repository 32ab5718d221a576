package io.micromap.evaluation.metrics;

import java.util.Optional;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * The 95 % score interval of a share (Wilson 1927).
 *
 * @param lower in [0, 1]
 * @param upper in [lower, 1]
 */
public record WilsonInterval(double lower, double upper) {

  private static final double ERROR = 0.05;

  /** So much above the share its upper end is far. */
  private static final double FAR = 0.1;

  /**
   * The upper end where it is more than a tenth above the share: few rows prove little.
   *
   * @param whole 1 or more
   */
  public static Optional<Double> farUpper(int part, int whole) {
    double upper = of(part, whole).upper();
    return upper > FAR + (double) part / whole ? Optional.of(upper) : Optional.empty();
  }

  /**
   * The interval of {@code part} of {@code whole} rows.
   *
   * @param whole 1 or more
   */
  public static WilsonInterval of(int part, int whole) {
    Interval interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(whole, part, ERROR);
    return new WilsonInterval(
        Math.max(0, interval.getLowerBound()), Math.min(1, interval.getUpperBound()));
  }
}
