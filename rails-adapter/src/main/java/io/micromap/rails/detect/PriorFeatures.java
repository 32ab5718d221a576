package io.micromap.rails.detect;

/** The features by which a channel finds its place in the funnel. */
public final class PriorFeatures {
  private PriorFeatures() {}

  /**
   * Of the channel's positive part: the place of its largest moving average as a share of its
   * length, its sum within {@code width / 2} of that place (at least 1 sample), and its mean.
   */
  public static double[] of(double[] smooth, int width) {
    double[] positive = new double[smooth.length];
    double total = 0;
    for (int t = 0; t < smooth.length; t++) {
      positive[t] = Math.max(0, smooth[t]);
      total += positive[t];
    }
    int place = largest(MovingAverage.of(positive, width));
    double span = Math.max(1, smooth.length - 1);
    return new double[] {place / span, sumAround(positive, place, width), total / smooth.length};
  }

  /** The area under the positive part of a curve, within {@code width / 2} of its peak. */
  public static double area(double[] curve, int peak, int width) {
    double[] positive = new double[curve.length];
    for (int t = 0; t < curve.length; t++) {
      positive[t] = Math.max(0, curve[t]);
    }
    return sumAround(positive, peak, width);
  }

  private static double sumAround(double[] values, int place, int width) {
    int half = Math.max(1, width / 2);
    int to = Math.min(values.length, place + half + 1);
    double sum = 0;
    for (int t = Math.max(0, place - half); t < to; t++) {
      sum += values[t];
    }
    return sum;
  }

  private static int largest(double[] values) {
    int largest = 0;
    for (int t = 1; t < values.length; t++) {
      largest = values[t] > values[largest] ? t : largest;
    }
    return largest;
  }
}
