package io.micromap.evaluation.crossdomain;

import io.micromap.evaluation.metrics.WilsonInterval;
import io.micromap.runtime.json.Json;

/**
 * A share of rows with its 95 % Wilson score interval (Wilson 1927); all null over no rows. Rounded
 * to six decimals.
 *
 * @param value in [0, 1]
 * @param lower in [0, value]
 * @param upper in [value, 1]
 */
record Rate(Double value, Double lower, Double upper) {

  static Rate of(int part, int whole) {
    if (whole == 0) {
      return new Rate(null, null, null);
    }
    WilsonInterval interval = WilsonInterval.of(part, whole);
    return new Rate(
        Json.round((double) part / whole),
        Json.round(interval.lower()),
        Json.round(interval.upper()));
  }
}
