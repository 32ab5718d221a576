package io.micromap.rails.detect;

/**
 * Weighs a peak against the same place of the same trace when the trace is shifted around a circle,
 * which keeps its values and their neighbours and only moves them.
 *
 * <p>The statistic is the correlation coefficient of the prototype's beginning with the window
 * around the peak: {@code dot / (norm * norm + 1e-8)} after both means are taken off. The window
 * reaches from {@code peak - width / 2} up to but not including {@code peak + width / 2}, cut at 0
 * and at the length of the traces; fewer than 3 values count as 0.
 *
 * <p>An instance holds scratch space and serves one thread.
 */
public final class CircularShiftNull {
  private static final int SHORTEST_WINDOW = 3;
  private static final double EPSILON = 1e-8;

  /**
   * Below this share of a window's squares, its variance is what rounding left of a difference of
   * large numbers, and is summed again around the mean.
   */
  private static final double FLAT = 1e-4;

  private final HalfSine prototype;
  private final SlidingSums sums;
  private final int length;
  private final int[] shifts;
  private double[] centred = new double[0];
  private double centredNorm;
  private double prototypeSum;

  private CircularShiftNull(HalfSine prototype, int length, int[] shifts) {
    this.prototype = prototype;
    this.length = length;
    this.shifts = shifts;
    sums = new SlidingSums(prototype);
  }

  /**
   * The null of given shifts.
   *
   * @param length of the traces before smoothing, in samples, at least 1
   * @param shifts to the right, in samples
   */
  public static CircularShiftNull of(HalfSine prototype, int length, int[] shifts) {
    return new CircularShiftNull(prototype, length, shifts.clone());
  }

  /** The null of all shifts from 1 to {@code length - 1} (of a single sample: 0): nothing drawn. */
  public static CircularShiftNull exact(HalfSine prototype, int length) {
    int[] shifts = new int[Math.max(1, length - 1)];
    for (int i = 0; i < shifts.length; i++) {
      shifts[i] = Math.min(i + 1, length - 1);
    }
    return new CircularShiftNull(prototype, length, shifts);
  }

  /**
   * Weighs one peak.
   *
   * @param trace smoothed or not; it may be one sample longer than the traces
   * @param index of the peak, at least 0
   */
  public NullStatistics at(double[] trace, int index) {
    double[] values = new double[shifts.length];
    int from = Math.max(0, index - prototype.width() / 2);
    int window = Math.min(length, index + prototype.width() / 2) - from;
    if (window < SHORTEST_WINDOW) {
      return NullStatistics.of(0, values);
    }
    centre(window);
    double observed = plainCorrelation(trace, from % trace.length);
    sums.circular(trace, window);
    for (int i = 0; i < values.length; i++) {
      values[i] = correlation(trace, Math.floorMod(from - shifts[i], trace.length));
    }
    return NullStatistics.of(observed, values);
  }

  /** The values moved right by {@code shift}, those that fall off entering at the left. */
  public static double[] shifted(double[] values, int shift) {
    double[] shifted = new double[values.length];
    int split = Math.floorMod(shift, values.length);
    System.arraycopy(values, 0, shifted, split, values.length - split);
    System.arraycopy(values, values.length - split, shifted, 0, split);
    return shifted;
  }

  private void centre(int window) {
    if (centred.length == window) {
      return;
    }
    double[] samples = prototype.samples();
    double sum = 0;
    for (int i = 0; i < window; i++) {
      sum += samples[i];
    }
    double mean = sum / window;
    double squares = 0;
    centred = new double[window];
    for (int i = 0; i < window; i++) {
      centred[i] = samples[i] - mean;
      squares += centred[i] * centred[i];
    }
    prototypeSum = sum;
    centredNorm = Math.sqrt(squares);
  }

  private double correlation(double[] trace, int start) {
    double total = sums.total(start);
    double squares = sums.squares(start);
    double mean = total / centred.length;
    double variance = squares - total * mean;
    if (variance <= FLAT * squares) {
      return plainCorrelation(trace, start);
    }
    double product = prototype.scale() * sums.sineProduct(start);
    return (product - mean * prototypeSum) / (Math.sqrt(variance) * centredNorm + EPSILON);
  }

  private double plainCorrelation(double[] trace, int start) {
    double total = 0;
    for (int i = 0; i < centred.length; i++) {
      total += trace[(start + i) % trace.length];
    }
    double mean = total / centred.length;
    double product = 0;
    double squares = 0;
    for (int i = 0; i < centred.length; i++) {
      double value = trace[(start + i) % trace.length] - mean;
      product += value * centred[i];
      squares += value * value;
    }
    return product / (Math.sqrt(squares) * centredNorm + EPSILON);
  }
}
