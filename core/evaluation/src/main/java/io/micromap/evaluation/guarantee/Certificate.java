package io.micromap.evaluation.guarantee;

import io.micromap.spi.Thresholds;
import java.util.List;

/**
 * What is proven of a group of classes under one threshold.
 *
 * @param labels the classes
 * @param kind how they came together
 * @param rows held-out rows whose likeliest class is one of them
 * @param threshold the lowest proven one, or {@link Thresholds#NEVER}
 * @param fired rows that reach it
 * @param errors wrong ones among them
 * @param precision least share of right answers that is proven, 0 if none
 * @param missing error-free rows without which no threshold can be proven, 0 where one is
 */
public record Certificate(
    List<String> labels,
    Kind kind,
    int rows,
    double threshold,
    int fired,
    int errors,
    double precision,
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
  public boolean granted() {
    return threshold < Thresholds.NEVER;
  }
}
