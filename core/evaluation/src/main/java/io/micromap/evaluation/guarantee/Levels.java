package io.micromap.evaluation.guarantee;

import java.util.HashMap;
import java.util.Map;

/** The tests of one share of errors at several levels, each made once. Not thread-safe. */
final class Levels {

  private final double maxError;
  private final Map<Double, ErrorBound> bounds = new HashMap<>();

  Levels(double maxError) {
    this.maxError = maxError;
  }

  ErrorBound bound(double level) {
    return bounds.computeIfAbsent(level, key -> new ErrorBound(maxError, key));
  }
}
