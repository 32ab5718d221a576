package io.micromap.spi;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The least confidence with which a mapper answers.
 *
 * @param global for every class that has no threshold of its own, in [0, 1]
 * @param perClass thresholds of single classes, in [0, 1], by label name
 */
public record Thresholds(double global, SortedMap<String, Double> perClass) {

  /** The threshold that no confidence reaches, not even 1: the class is never answered. */
  public static final double NEVER = 1;

  /** The thresholds where nobody gives any: 0.5 for every class. */
  public static final Thresholds DEFAULT = global(0.5);

  /**
   * Validates and copies.
   *
   * @throws IllegalArgumentException if a threshold is not a number in [0, 1]
   */
  public Thresholds {
    requireUnit("The global threshold", global);
    perClass.forEach((label, value) -> requireUnit("The threshold of '" + label + "'", value));
    perClass = Collections.unmodifiableSortedMap(new TreeMap<>(perClass));
  }

  /** One threshold for all classes. */
  public static Thresholds global(double threshold) {
    return new Thresholds(threshold, new TreeMap<>());
  }

  /** A global threshold and some of single classes. */
  public static Thresholds of(double global, Map<String, Double> perClass) {
    return new Thresholds(global, new TreeMap<>(perClass));
  }

  /** The threshold that applies to a class: its own where it has one, else the global one. */
  public double forLabel(String label) {
    return perClass.getOrDefault(label, global);
  }

  /** Whether a class has a threshold of its own. */
  public boolean isOwn(String label) {
    return perClass.containsKey(label);
  }

  /** These thresholds with those of {@code overrides} put over single classes. */
  public Thresholds with(Map<String, Double> overrides) {
    SortedMap<String, Double> merged = new TreeMap<>(perClass);
    merged.putAll(overrides);
    return new Thresholds(global, merged);
  }

  /** These thresholds with another global one. */
  public Thresholds withGlobal(double threshold) {
    return new Thresholds(threshold, perClass);
  }

  private static void requireUnit(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(what + " is " + value + "; expected a number in [0, 1].");
    }
  }
}
