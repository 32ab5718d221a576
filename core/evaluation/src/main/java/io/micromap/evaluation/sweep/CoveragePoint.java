package io.micromap.evaluation.sweep;

import io.micromap.evaluation.metrics.Metric;
import io.micromap.runtime.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much is answered at a threshold; what can be said of prompts without labels.
 *
 * @param threshold the global one
 * @param total prompts
 * @param abstain those that are not answered
 * @param abstainRate their share, rounded to six decimals
 * @param coverage share of those that are answered, rounded likewise
 * @param fired those that are answered
 */
public record CoveragePoint(
    double threshold, int total, int abstain, double abstainRate, double coverage, int fired) {

  /** The point of a threshold under which some of all prompts are answered. */
  static CoveragePoint of(double threshold, int total, int fired) {
    int abstain = total - fired;
    return new CoveragePoint(
        threshold,
        total,
        abstain,
        Json.round((double) abstain / total),
        Json.round((double) fired / total),
        fired);
  }

  /** The values by the names of the metrics; the others are missing. */
  Map<String, Number> values() {
    Map<String, Number> values = new LinkedHashMap<>();
    values.put(Metric.THRESHOLD.code(), threshold);
    values.put(Metric.TOTAL.code(), total);
    values.put(Metric.ABSTAIN.code(), abstain);
    values.put(Metric.ABSTAIN_RATE.code(), abstainRate);
    values.put(Metric.COVERAGE.code(), coverage);
    values.put(Metric.FIRED.code(), fired);
    return values;
  }
}
