package io.micromap.rails.detect;

/**
 * The prototype of a signal: half a period of a sine, {@code sin(linspace(0, pi, w)) / (norm +
 * 1e-8)}, with the tables its fast correlations need. Immutable; make it once per width.
 */
public final class HalfSine {
  private static final int SHORTEST = 3;

  private final int width;
  private final double[] values;
  private final double scale;
  private final double[] cosines;
  private final double[] sines;

  /**
   * Computes the samples and tables.
   *
   * @param width in samples, at least 1; the prototype itself has at least 3
   */
  public HalfSine(int width) {
    if (width < 1) {
      throw new IllegalArgumentException("A prototype's width must be at least 1, not " + width);
    }
    this.width = width;
    int length = Math.max(SHORTEST, width);
    double step = StrictMath.PI / (length - 1);
    cosines = new double[2 * (length - 1)];
    sines = new double[2 * (length - 1)];
    for (int i = 0; i < sines.length; i++) {
      cosines[i] = StrictMath.cos(i * step);
      sines[i] = StrictMath.sin(i * step);
    }
    double[] raw = new double[length];
    System.arraycopy(sines, 0, raw, 0, length - 1);
    raw[length - 1] = StrictMath.sin(StrictMath.PI);
    double squares = 0;
    for (double value : raw) {
      squares += value * value;
    }
    scale = 1 / (Math.sqrt(squares) + 1e-8);
    for (int i = 0; i < length; i++) {
      raw[i] *= scale;
    }
    values = raw;
  }

  /** The width asked for, in samples: it sets the window around a peak. */
  public int width() {
    return width;
  }

  /** The number of samples of the prototype, {@code max(3, width)}. */
  public int length() {
    return values.length;
  }

  /** A copy of the samples. */
  public double[] values() {
    return values.clone();
  }

  /** The samples themselves, not to be written to. */
  double[] samples() {
    return values;
  }

  /** What the plain sine is multiplied by. */
  double scale() {
    return scale;
  }

  /** Cosines over one full period, {@code 2 (length - 1)} samples; not to be written to. */
  double[] cosines() {
    return cosines;
  }

  /** Sines over one full period; not to be written to. */
  double[] sines() {
    return sines;
  }
}
