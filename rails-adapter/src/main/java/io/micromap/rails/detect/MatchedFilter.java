package io.micromap.rails.detect;

/**
 * Correlates traces with a half-sine prototype and finds where they agree best.
 *
 * <p>All curves are numpy's {@code correlate(trace, prototype, "same")}: as long as the longer of
 * the two, values outside of the trace being 0. An instance holds scratch space and serves one
 * thread; its results are its callers' own.
 */
public final class MatchedFilter {
  /** Two values of a curve closer than this, relative to the largest, are told apart exactly. */
  private static final double TIE = 1e-9;

  private final HalfSine prototype;
  private final SlidingSums sums;

  public MatchedFilter(HalfSine prototype) {
    this.prototype = prototype;
    sums = new SlidingSums(prototype);
  }

  /**
   * The correlation of a trace with the prototype, in time linear in the trace's length. It agrees
   * with the plain sum to about 1e-13 of the trace's size.
   */
  public double[] curve(double[] trace) {
    int length = Math.max(trace.length, prototype.length());
    sums.zeroPadded(trace, before(trace), length, prototype.length());
    double[] curve = new double[length];
    for (int i = 0; i < length; i++) {
      curve[i] = prototype.scale() * sums.sineProduct(i);
    }
    return curve;
  }

  /**
   * The place of a curve's maximum, the first of equal ones.
   *
   * @param trace what the curve was made of: values too close to call are summed again, plainly
   */
  public Peak peak(double[] trace, double[] curve) {
    double largest = curve[0];
    double smallest = curve[0];
    for (double value : curve) {
      largest = value > largest ? value : largest;
      smallest = value < smallest ? value : smallest;
    }
    double close = largest - TIE * Math.max(Math.abs(largest), Math.abs(smallest));
    int index = -1;
    double height = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < curve.length; i++) {
      if (curve[i] >= close) {
        double exact = dot(trace, prototype.samples(), i - before(trace));
        if (exact > height) {
          height = exact;
          index = i;
        }
      }
    }
    return new Peak(index, height);
  }

  /**
   * A peak of a curve.
   *
   * @param index in samples; it may lie beyond the trace where the prototype is longer
   * @param height of the curve there
   */
  public record Peak(int index, double height) {}

  /** The correlation of a trace with any template, summed plainly. Neither may be empty. */
  public static double[] correlateSame(double[] trace, double[] template) {
    double[] curve = new double[Math.max(trace.length, template.length)];
    int before = before(trace.length, template.length);
    for (int lag = 0; lag < template.length; lag++) {
      double weight = template[lag];
      int shift = lag - before;
      int from = Math.max(0, -shift);
      int to = Math.min(curve.length, trace.length - shift);
      for (int i = from; i < to; i++) {
        curve[i] += weight * trace[i + shift];
      }
    }
    return curve;
  }

  private int before(double[] trace) {
    return before(trace.length, prototype.length());
  }

  /** How far before the trace the template starts at the curve's first value. */
  private static int before(int trace, int template) {
    return template <= trace ? template / 2 : template - 1 - trace / 2;
  }

  private static double dot(double[] trace, double[] template, int start) {
    double sum = 0;
    int to = Math.min(template.length, trace.length - start);
    for (int i = Math.max(0, -start); i < to; i++) {
      sum += trace[start + i] * template[i];
    }
    return sum;
  }
}
