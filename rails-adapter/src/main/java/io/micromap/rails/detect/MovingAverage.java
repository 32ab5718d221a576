package io.micromap.rails.detect;

/** The mean over a window that slides along a trace, the ends being mirrored. */
public final class MovingAverage {
  private MovingAverage() {}

  /**
   * Smooths a trace.
   *
   * <p>The trace is padded by {@code window / 2} values on each side, mirrored at its first and
   * last value without repeating them, over and over where the padding is longer than the trace.
   *
   * @param trace at least one value; left as it is
   * @param window in samples; 1 or less returns a copy
   * @return as many values as the trace has; one more where the window is even and above 1
   */
  public static double[] of(double[] trace, int window) {
    if (trace.length == 0) {
      throw new IllegalArgumentException("A trace must hold at least one value");
    }
    if (window <= 1) {
      return trace.clone();
    }
    double[] padded = mirrored(trace, window / 2);
    double[] smooth = new double[padded.length - window + 1];
    double weight = 1.0 / window;
    // Each result is summed afresh and in the same order, so that equal stretches stay equal. Three
    // samples a pass keep the inner loop a plain one over arrays, which the JIT makes vectors of.
    int lag = window % 3;
    for (int i = 0; i < lag; i++) {
      for (int t = 0; t < smooth.length; t++) {
        smooth[t] += weight * padded[t + i];
      }
    }
    for (; lag < window; lag += 3) {
      addThree(smooth, padded, lag, weight);
    }
    return smooth;
  }

  private static void addThree(double[] smooth, double[] padded, int lag, double weight) {
    for (int t = 0; t < smooth.length; t++) {
      smooth[t] +=
          weight * padded[t + lag] + weight * padded[t + lag + 1] + weight * padded[t + lag + 2];
    }
  }

  private static double[] mirrored(double[] trace, int pad) {
    int length = trace.length;
    double[] padded = new double[length + 2 * pad];
    System.arraycopy(trace, 0, padded, pad, length);
    for (int i = 1; i <= pad; i++) {
      padded[pad - i] = trace[MirroredEdge.index(-i, length)];
      padded[pad + length - 1 + i] = trace[MirroredEdge.index(length - 1 + i, length)];
    }
    return padded;
  }
}
