package io.micromap.rails.denoise;

import io.micromap.rails.detect.MirroredEdge;
import io.micromap.rails.trace.Traces;
import io.micromap.runtime.json.Check;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Smooths a whole trace: guard, then median, then exponential moving average, as far as the method
 * has them.
 *
 * @param method off leaves the trace as it is, guard included
 * @param alpha the weight of a new value in the moving average, above 0 and at most 1
 * @param window of the median, in samples, 1 to {@value #WIDEST_WINDOW}, made odd upward; 1 leaves
 *     the trace as it is
 * @param guard deviations beyond which values are clipped first; infinite for no guard
 */
public record TemporalDenoiser(DenoiseMethod method, double alpha, int window, double guard) {
  /** Widest window of the median, in samples. */
  public static final int WIDEST_WINDOW = 1000;

  /** Smooths nothing; the numbers are the reference's, for other methods to take up. */
  public static final TemporalDenoiser OFF = new TemporalDenoiser(DenoiseMethod.OFF, 0.15, 3, 3);

  /** Checks the ranges. */
  public TemporalDenoiser {
    Check.that(alpha > 0 && alpha <= 1, "alpha", alpha, "a number above 0 and at most 1");
    Check.that(
        window >= 1 && window <= WIDEST_WINDOW,
        "window",
        window,
        "a whole number from 1 to " + WIDEST_WINDOW);
    Check.that(guard >= 0, "guard", guard, "a number of at least 0");
  }

  /** This denoiser with another method. */
  public TemporalDenoiser with(DenoiseMethod other) {
    return new TemporalDenoiser(other, alpha, window, guard);
  }

  /** Every channel smoothed on its own; the given traces stay as they are. */
  public Traces smooth(Traces traces) {
    if (method == DenoiseMethod.OFF) {
      return traces;
    }
    Map<String, double[]> channels = new LinkedHashMap<>();
    for (int i = 0; i < traces.names().size(); i++) {
      channels.put(traces.names().get(i), smooth(traces.channel(i)));
    }
    return Traces.of(channels);
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
   * An exponential moving average without a bias at its beginning: every value moves it by alpha
   * over the weight of all values so far. The average of a constant is the constant, to the last
   * bit; the reference, which divides by the weight + 1e-12, agrees but for that term.
   */
  static double[] movingAverage(double[] trace, double alpha) {
    double[] smooth = new double[trace.length];
    double average = 0;
    double weight = 0;
    for (int t = 0; t < trace.length; t++) {
      weight = alpha + (1 - alpha) * weight;
      average += alpha / weight * (trace[t] - average);
      smooth[t] = average;
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
