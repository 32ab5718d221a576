package io.micromap.rails.denoise;

import io.micromap.rails.detect.MirroredEdge;
import java.util.Arrays;

/**
 * Smooths a whole trace: guard, then median, then exponential moving average, as far as the method
 * asks for them.
 *
 * @param method off leaves the trace as it is, guard included
 * @param alpha the weight of a new value in the moving average, above 0 and at most 1
 * @param window of the median, in samples, made odd upward; 1 leaves the trace as it is
 * @param guard deviations beyond which values are clipped first; infinite for no guard
 */
public record TemporalDenoiser(DenoiseMethod method, double alpha, int window, double guard) {
  private static final double EPSILON = 1e-12;

  /** Checks the ranges. */
  public TemporalDenoiser {
    if (!(alpha > 0 && alpha <= 1) || window < 1 || !(guard >= 0)) {
      throw new IllegalArgumentException(
          "alpha must be above 0 and at most 1, the window at least 1, the guard at least 0: "
              + alpha
              + ", "
              + window
              + ", "
              + guard);
    }
  }

  /** The smoothed trace, as long as the given one, which is left as it is. */
  public double[] smooth(double[] trace) {
    if (method == DenoiseMethod.OFF) {
      return trace.clone();
    }
    double[] smooth = Double.isInfinite(guard) ? trace : PhantomGuard.clip(trace, guard);
    if (method != DenoiseMethod.EMA) {
      smooth = movingMedian(smooth, window);
    }
    return method == DenoiseMethod.MEDIAN ? smooth : movingAverage(smooth, alpha);
  }

  /**
   * An exponential moving average that is right from its first value on: both the values and their
   * weights are averaged, and the one is divided by the other + 1e-12.
   */
  static double[] movingAverage(double[] trace, double alpha) {
    double[] smooth = new double[trace.length];
    double sum = 0;
    double weight = 0;
    for (int t = 0; t < trace.length; t++) {
      sum = alpha * trace[t] + (1 - alpha) * sum;
      weight = alpha + (1 - alpha) * weight;
      smooth[t] = sum / (weight + EPSILON);
    }
    return smooth;
  }

  /** The median of the window around each value, the trace being mirrored at its ends. */
  static double[] movingMedian(double[] trace, int window) {
    int half = window / 2;
    double[] smooth = new double[trace.length];
    double[] around = new double[2 * half + 1];
    for (int t = 0; t < trace.length; t++) {
      for (int i = -half; i <= half; i++) {
        around[half + i] = trace[MirroredEdge.index(t + i, trace.length)];
      }
      Arrays.sort(around);
      smooth[t] = around[half];
    }
    return smooth;
  }
}
