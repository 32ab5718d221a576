package io.micromap.evaluation.drift;

import io.micromap.evaluation.metrics.WilsonInterval;
import io.micromap.runtime.json.Json;

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

  /** The share {@code part} of {@code whole}. */
  public static Share of(int part, int whole) {
    if (whole == 0) {
      return new Share(0, 0, 0, 0, 1);
    }
    WilsonInterval interval = WilsonInterval.of(part, whole);
    return new Share(
        part,
        whole,
        Json.round((double) part / whole),
        Json.round(interval.lower()),
        Json.round(interval.upper()));
  }
}
