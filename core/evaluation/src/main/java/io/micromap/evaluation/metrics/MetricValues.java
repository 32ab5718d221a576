package io.micromap.evaluation.metrics;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The metrics of one threshold as artifacts hold them: one field each, rates rounded to six
 * decimals.
 *
 * @param values by name, in the order of {@link Metric}; names that are no metric are dropped
 */
public record MetricValues(@JsonAnyGetter @JsonAnySetter Map<String, Number> values) {

  /** Copies, in order, and refuses a point without a metric that every point has. */
  public MetricValues {
    Map<String, Number> given = Objects.requireNonNullElse(values, Map.of());
    Map<String, Number> ordered = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      Number value = given.get(metric.code());
      if (value != null) {
        metric.require(value);
        ordered.put(metric.code(), value);
      } else if (metric.required()) {
        throw new IllegalArgumentException("the metric " + metric.code() + " is missing");
      }
    }
    values = Collections.unmodifiableMap(ordered);
  }

  /** The values of computed metrics. */
  public static MetricValues of(Metrics point) {
    Map<String, Number> values = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      metric.of(point).ifPresent(value -> values.put(metric.code(), value));
    }
    return new MetricValues(values);
  }

  /** A metric's value, where it is defined. */
  public Optional<Number> find(Metric metric) {
    return Optional.ofNullable(values.get(metric.code()));
  }

  /** A rate, a score or the threshold, of a metric that every point has. */
  public double value(Metric metric) {
    return find(metric).orElseThrow().doubleValue();
  }

  /** A count, of a metric that every point has. */
  public int count(Metric metric) {
    return find(metric).orElseThrow().intValue();
  }
}
