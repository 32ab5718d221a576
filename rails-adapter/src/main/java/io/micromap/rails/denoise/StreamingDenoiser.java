package io.micromap.rails.denoise;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Smooths vectors as they arrive, each element on its own: an average that keeps {@code decay} of
 * itself, a median over the last vectors, or the mean of both.
 *
 * <p>One stream, one thread.
 */
public final class StreamingDenoiser {
  private final DenoiseMethod method;
  private final double decay;
  private final int window;
  private final Deque<double[]> last = new ArrayDeque<>();
  private double[] average;

  /**
   * Starts a stream.
   *
   * @param decay from 0 to 1
   * @param window how many vectors the median sees, at least 1
   */
  public StreamingDenoiser(DenoiseMethod method, double decay, int window) {
    if (!(decay >= 0 && decay <= 1) || window < 1) {
      throw new IllegalArgumentException(
          "The decay must be from 0 to 1 and the window at least 1: " + decay + ", " + window);
    }
    this.method = method;
    this.decay = decay;
    this.window = window;
  }

  /**
   * Takes the next vector and gives its smoothed form.
   *
   * @throws IllegalArgumentException if it is not as long as those before it
   */
  public double[] next(double[] vector) {
    if (average != null && average.length != vector.length) {
      throw new IllegalArgumentException(
          "All vectors must hold " + average.length + " values; this one holds " + vector.length);
    }
    average = average == null ? vector.clone() : decayed(vector);
    last.addLast(vector.clone());
    if (last.size() > window) {
      last.removeFirst();
    }
    return switch (method) {
      case OFF -> vector.clone();
      case EMA -> average.clone();
      case MEDIAN -> median();
      case HYBRID -> halfway(average, median());
    };
  }

  private double[] decayed(double[] vector) {
    double[] decayed = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      decayed[i] = decay * average[i] + (1 - decay) * vector[i];
    }
    return decayed;
  }

  private double[] median() {
    double[] median = new double[average.length];
    for (int i = 0; i < median.length; i++) {
      int element = i;
      double[] sorted = last.stream().mapToDouble(vector -> vector[element]).sorted().toArray();
      int half = sorted.length / 2;
      median[i] = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
    return median;
  }

  private static double[] halfway(double[] a, double[] b) {
    double[] halfway = new double[a.length];
    Arrays.setAll(halfway, i -> 0.5 * (a[i] + b[i]));
    return halfway;
  }
}
