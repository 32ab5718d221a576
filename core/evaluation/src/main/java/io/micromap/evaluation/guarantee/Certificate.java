package io.micromap.evaluation.guarantee;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.micromap.runtime.json.Rounded;
import io.micromap.spi.Thresholds;
import java.util.List;

/**
 * What is proven of a group of classes under one threshold.
 *
 * @param labels the classes
 * @param kind how they came together
 * @param rows held-out rows whose top-ranked class is one of them
 * @param threshold the lowest proven one, or {@link Thresholds#NEVER}
 * @param fired rows that reach it
 * @param errors wrong ones among them
 * @param precision least share of right answers that is proven, 0 if none
 * @param missing error-free rows without which no threshold can be proven, 0 where one is
 */
@JsonPropertyOrder({
  "labels",
  "kind",
  "rows",
  "threshold",
  "fired",
  "errors",
  "precision",
  "missing",
  "granted"
})
public record Certificate(
    List<String> labels,
    Kind kind,
    int rows,
    double threshold,
    int fired,
    int errors,
    @JsonSerialize(using = Rounded.class) double precision,
    int missing) {

  /** How classes came to share a threshold. */
  public enum Kind {
    /** One class by itself. */
    CLASS,
    /** Classes with too few rows of their own. */
    POOL,
    /** All classes. */
    ALL
  }

  /** Copies. */
  public Certificate {
    labels = List.copyOf(labels);
  }

  /** Whether any threshold is proven. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public boolean granted() {
    return threshold < Thresholds.NEVER;
  }
}
