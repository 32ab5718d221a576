package io.micromap.evaluation.crossdomain;

import io.micromap.evaluation.metrics.WilsonInterval;
import io.micromap.runtime.json.Json;
import java.util.Optional;

/**
 * A share of rows with its 95 % Wilson score interval (Wilson 1927), rounded to six decimals; all
 * empty over no rows.
 *
 * @param value in [0, 1]
 * @param lower in [0, value]
 * @param upper in [value, 1]
 */
record Rate(Optional<Double> value, Optional<Double> lower, Optional<Double> upper) {

  static Rate of(int part, int whole) {
    if (whole == 0) {
      return new Rate(Optional.empty(), Optional.empty(), Optional.empty());
    }
    WilsonInterval interval = WilsonInterval.of(part, whole);
    return new Rate(
        Optional.of(Json.round((double) part / whole)),
        Optional.of(Json.round(interval.lower())),
        Optional.of(Json.round(interval.upper())));
  }
}
