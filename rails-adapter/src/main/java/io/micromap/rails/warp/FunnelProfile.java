package io.micromap.rails.warp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A curve over the radius from a funnel's middle: the depth expected at each distance.
 *
 * @param radius ascending and finite, at least one
 * @param depth the curve's height at each radius, finite
 */
public record FunnelProfile(List<Double> radius, List<Double> depth) {
  private static final double EPSILON = 1e-9;

  /** Checks that there is one depth per radius, in ascending order of radius. */
  public FunnelProfile {
    radius = List.copyOf(radius);
    depth = List.copyOf(depth);
    if (radius.isEmpty() || radius.size() != depth.size()) {
      throw new IllegalArgumentException(
          "A funnel needs one depth per radius and at least one: "
              + radius.size()
              + " radii, "
              + depth.size()
              + " depths");
    }
    requireFinite(radius);
    requireFinite(depth);
    for (int i = 1; i < radius.size(); i++) {
      if (!(radius.get(i - 1) <= radius.get(i))) {
        throw new IllegalArgumentException("A funnel's radii must ascend; see number " + i);
      }
    }
  }

  private static void requireFinite(List<Double> values) {
    if (!values.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("A funnel's radii and depths must be finite");
    }
  }

  /**
   * The upper envelope of points: a quantile of the depths in each of {@code bins} equal bins.
   *
   * <p>Bins reach from the smallest radius to the largest and do not hold their upper end, so the
   * largest radius falls in none. Quantiles are interpolated between neighbouring depths. Empty
   * bins are interpolated over the bins' centres.
   *
   * @param quantile from 0 to 1
   * @throws IllegalArgumentException if there are no two different radii
   */
  public static FunnelProfile fit(double[] radii, double[] depths, int bins, double quantile) {
    double low = Arrays.stream(radii).min().orElse(0);
    double high = Arrays.stream(radii).max().orElse(0);
    if (radii.length != depths.length || !(low < high)) {
      throw new IllegalArgumentException(
          "A funnel is fitted on at least two different radii, each with a depth");
    }
    double[] centres = new double[bins];
    double[] heights = new double[bins];
    double from = low;
    for (int bin = 0; bin < bins; bin++) {
      double to = bin == bins - 1 ? high : low + (bin + 1) * ((high - low) / bins);
      centres[bin] = (from + to) / 2;
      heights[bin] = quantile(within(radii, depths, from, to), quantile);
      from = to;
    }
    fillGaps(centres, heights);
    return of(centres, heights);
  }

  /** The same radii with the reference's analytic core, {@code height exp(-(r / r0)^power)}. */
  public FunnelProfile core(double height, double power, double radiusFraction) {
    double reach = radiusFraction * radius.get(radius.size() - 1);
    List<Double> core = new ArrayList<>();
    for (double r : radius) {
      core.add(height * StrictMath.exp(-StrictMath.pow(r / reach, power)));
    }
    return new FunnelProfile(radius, core);
  }

  /** {@code (1 - weight) * this + weight * other}, both being over the same radii. */
  public FunnelProfile blend(FunnelProfile other, double weight) {
    if (!radius.equals(other.radius)) {
      throw new IllegalArgumentException("Only funnels over the same radii can be blended");
    }
    List<Double> blended = new ArrayList<>();
    for (int i = 0; i < depth.size(); i++) {
      blended.add((1 - weight) * depth.get(i) + weight * other.depth.get(i));
    }
    return new FunnelProfile(radius, blended);
  }

  /** The depths brought to 0 to 1: {@code (depth - min) / (max - min + 1e-9)}. */
  public FunnelProfile normalised() {
    double low = depth.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double high = depth.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return new FunnelProfile(
        radius, depth.stream().map(value -> (value - low) / (high - low + EPSILON)).toList());
  }

  /**
   * The depth at a radius, linear between neighbours, and that of the nearest end beyond them. What
   * is not a number counts as beyond the last.
   */
  public double at(double r) {
    int last = radius.size() - 1;
    if (r <= radius.get(0)) {
      return depth.get(0);
    }
    if (!(r < radius.get(last))) {
      return depth.get(last);
    }
    int above = 1;
    while (radius.get(above) < r) {
      above++;
    }
    double left = radius.get(above - 1);
    double share = (r - left) / (radius.get(above) - left);
    return depth.get(above - 1) + share * (depth.get(above) - depth.get(above - 1));
  }

  private static double[] within(double[] radii, double[] depths, double from, double to) {
    double[] inside = new double[radii.length];
    int count = 0;
    for (int i = 0; i < radii.length; i++) {
      if (radii[i] >= from && radii[i] < to) {
        inside[count++] = depths[i];
      }
    }
    double[] sorted = Arrays.copyOf(inside, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** The quantile of sorted values; NaN if there are none. */
  private static double quantile(double[] sorted, double quantile) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = quantile * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  private static void fillGaps(double[] centres, double[] heights) {
    int[] known =
        IntStream.range(0, heights.length).filter(i -> !Double.isNaN(heights[i])).toArray();
    double[] x = Arrays.stream(known).mapToDouble(i -> centres[i]).toArray();
    double[] y = Arrays.stream(known).mapToDouble(i -> heights[i]).toArray();
    FunnelProfile filled = of(x, y);
    for (int i = 0; i < heights.length; i++) {
      heights[i] = Double.isNaN(heights[i]) ? filled.at(centres[i]) : heights[i];
    }
  }

  private static FunnelProfile of(double[] radius, double[] depth) {
    return new FunnelProfile(
        Arrays.stream(radius).boxed().toList(), Arrays.stream(depth).boxed().toList());
  }
}
