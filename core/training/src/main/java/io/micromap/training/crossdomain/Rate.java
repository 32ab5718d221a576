package io.micromap.training.crossdomain;

import io.micromap.runtime.json.Json;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * A share of rows with its 95 % Wilson score interval (Wilson 1927); all null over no rows. Rounded
 * to six decimals.
 *
 * @param value in [0, 1]
 * @param lower in [0, value]
 * @param upper in [value, 1]
 */
record Rate(Double value, Double lower, Double upper) {

  private static final double ERROR = 0.05;

  static Rate of(int part, int whole) {
    if (whole == 0) {
      return new Rate(null, null, null);
    }
    Interval interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(whole, part, ERROR);
    return new Rate(
        Json.round((double) part / whole),
        Json.round(Math.max(0, interval.getLowerBound())),
        Json.round(Math.min(1, interval.getUpperBound())));
  }
}
