package io.micromap.rails.fitted;

import java.util.Collections;
import java.util.List;

/**
 * A density over equal bins, as each bin's height relative to an even spread: 1 everywhere says
 * nothing.
 *
 * @param low the lower end of the first bin
 * @param high the upper end of the last bin; values beyond the ends count as in the end bins
 * @param heights one per bin, finite and above 0
 */
public record Density(double low, double high, List<Double> heights) {
  /** Checks the ranges. */
  public Density {
    heights = List.copyOf(heights);
    if (!(low < high)
        || heights.isEmpty()
        || !heights.stream().allMatch(h -> h > 0 && Double.isFinite(h))) {
      throw new IllegalArgumentException(
          "A density needs two different ends and finite heights above 0: " + low + " to " + high);
    }
  }

  /** The logarithm of the height at a value. */
  double log(double value) {
    return StrictMath.log(heights.get(bin(value, low, high, heights.size())));
  }

  /** The logarithm of the mean height within {@code spread}, above 0, of a value. */
  double log(double value, double spread) {
    double from = Math.max(low, Math.min(high, value) - spread);
    double to = Math.min(high, Math.max(low, value) + spread);
    double width = (high - low) / heights.size();
    int last = bin(to, low, high, heights.size());
    double area = 0;
    for (int bin = bin(from, low, high, heights.size()); bin <= last; bin++) {
      double left = Math.max(from, low + bin * width);
      double right = Math.min(to, low + (bin + 1) * width);
      area += Math.max(0, right - left) * heights.get(bin);
    }
    return StrictMath.log(area / (to - from));
  }

  /** An even spread. */
  static Density even(double low, double high, int bins) {
    return new Density(low, high, Collections.nCopies(bins, 1.0));
  }

  /**
   * The density of values, smoothed by their expected density: {@code (count + weight * expected) /
   * (n + weight)} per bin.
   *
   * @param weight how many values the expectation counts for, above 0
   */
  static Density of(double[] values, Density expected, double weight) {
    int bins = expected.heights.size();
    double[] counts = new double[bins];
    for (double value : values) {
      counts[bin(value, expected.low, expected.high, bins)]++;
    }
    Double[] heights = new Double[bins];
    for (int bin = 0; bin < bins; bin++) {
      double prior = expected.heights.get(bin);
      heights[bin] = (counts[bin] * bins + weight * prior) / (values.length + weight);
    }
    return new Density(expected.low, expected.high, List.of(heights));
  }

  private static int bin(double value, double low, double high, int bins) {
    int bin = (int) Math.floor((value - low) / (high - low) * bins);
    return Math.max(0, Math.min(bins - 1, bin));
  }
}
