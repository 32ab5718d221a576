package io.micromap.evaluation.metrics;

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
