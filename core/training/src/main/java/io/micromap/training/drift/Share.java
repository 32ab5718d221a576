package io.micromap.training.drift;

import io.micromap.runtime.json.Json;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * A share of rows with its 95 % Wilson score interval (Wilson 1927); figures have six decimals.
 *
 * @param part rows that count, 0 to {@code whole}
 * @param whole all rows
 * @param rate part of whole, 0 without rows
 * @param lower end of the interval, 0 without rows
 * @param upper end of the interval, 1 without rows
 */
public record Share(int part, int whole, double rate, double lower, double upper) {

  /** One minus the confidence of all intervals here. */
  static final double ERROR = 0.05;

  /** The share {@code part} of {@code whole}. */
  public static Share of(int part, int whole) {
    if (whole == 0) {
      return new Share(0, 0, 0, 0, 1);
    }
    Interval interval = wilson(part, whole);
    return new Share(
        part,
        whole,
        Json.round((double) part / whole),
        Json.round(interval.getLowerBound()),
        Json.round(interval.getUpperBound()));
  }

  /** The Wilson score interval of a share of one row or more. */
  static Interval wilson(int part, int whole) {
    return BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(whole, part, ERROR);
  }
}
