package io.micromap.rails.denoise;

/** Pulls in values that lie too far from the mean to be believed. */
public final class PhantomGuard {
  private static final double EPSILON = 1e-8;

  private PhantomGuard() {}

  /**
   * Clips every value to {@code mean ± z (deviation + 1e-8)}, the deviation being that of a
   * population.
   *
   * @param values at least one; left as they are
   * @param z deviations, at least 0
   */
  public static double[] clip(double[] values, double z) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / values.length) + EPSILON;
    double[] clipped = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double score = (values[i] - mean) / deviation;
      clipped[i] = Math.max(-z, Math.min(z, score)) * deviation + mean;
    }
    return clipped;
  }
}
