package io.micromap.rails.detect;

import java.util.Arrays;

/**
 * Sums over all windows of one length along a trace, each in constant time: of the values, their
 * squares, and their products with a cosine and a sine of a prototype's frequency.
 *
 * <p>The trace is cut into blocks of the window's length. A window is the tail of one block and the
 * head of the next, so it is a sum of two running sums that hold values of this window only (van
 * Herk 1992, Gil and Werman 1993). Unlike differences of prefix sums, nothing large outside of the
 * window cancels, so the error stays within a few units in the last place of the window's own sums.
 *
 * <p>Scratch space of one thread, reused from trace to trace.
 */
final class SlidingSums {
  private static final int SUMS = 4;

  private final HalfSine prototype;
  private double[] cosines = new double[0];
  private double[] sines = new double[0];
  private double[] trace = new double[0];
  private double[] heads = new double[0];
  private double[] tails = new double[0];
  private int window;

  SlidingSums(HalfSine prototype) {
    this.prototype = prototype;
  }

  /** Readies the windows that start at 0 to {@code length - 1} of a trace closed to a circle. */
  void circular(double[] values, int windowLength) {
    int length = values.length;
    reserve(length + windowLength - 1);
    System.arraycopy(values, 0, trace, 0, length);
    for (int i = length; i < length + windowLength - 1; i++) {
      trace[i] = trace[i - length];
    }
    sum(length + windowLength - 1, windowLength);
  }

  /** Readies {@code count} windows of a trace with {@code before} zeros before it, then zeros. */
  void zeroPadded(double[] values, int before, int count, int windowLength) {
    int total = count + windowLength - 1;
    reserve(total);
    Arrays.fill(trace, 0, before, 0);
    System.arraycopy(values, 0, trace, before, values.length);
    Arrays.fill(trace, before + values.length, total, 0);
    sum(total, windowLength);
  }

  double total(int start) {
    return at(start, 0);
  }

  double squares(int start) {
    return at(start, 1);
  }

  /** The window's product with a sine that is 0 at its first value and has amplitude 1. */
  double sineProduct(int start) {
    return at(start, 3) * cosines[start] - at(start, 2) * sines[start];
  }

  private double at(int start, int sum) {
    return tails[SUMS * start + sum] + heads[SUMS * (start + window - 1) + sum];
  }

  private void reserve(int total) {
    if (trace.length < total) {
      trace = new double[total];
      heads = new double[SUMS * total];
      tails = new double[SUMS * total];
      cosines = repeated(prototype.cosines(), total);
      sines = repeated(prototype.sines(), total);
    }
  }

  private static double[] repeated(double[] period, int total) {
    double[] table = new double[total];
    for (int from = 0; from < total; from += period.length) {
      System.arraycopy(period, 0, table, from, Math.min(period.length, total - from));
    }
    return table;
  }

  private void sum(int total, int windowLength) {
    window = windowLength;
    for (int from = 0; from < total; from += window) {
      int to = Math.min(total, from + window);
      sumHeads(from, to);
      sumTails(from, to);
    }
  }

  /** Running sums from a block's first value on. */
  private void sumHeads(int from, int to) {
    double plain = 0;
    double square = 0;
    double cosine = 0;
    double sine = 0;
    for (int i = from; i < to; i++) {
      double value = trace[i];
      plain += value;
      square += value * value;
      cosine += value * cosines[i];
      sine += value * sines[i];
      heads[SUMS * i] = plain;
      heads[SUMS * i + 1] = square;
      heads[SUMS * i + 2] = cosine;
      heads[SUMS * i + 3] = sine;
    }
  }

  /**
   * Running sums from a block's last value back. The tail of a whole block counts as nothing: that
   * window is a head already.
   */
  private void sumTails(int from, int to) {
    double plain = 0;
    double square = 0;
    double cosine = 0;
    double sine = 0;
    for (int i = to - 1; i > from; i--) {
      double value = trace[i];
      plain += value;
      square += value * value;
      cosine += value * cosines[i];
      sine += value * sines[i];
      tails[SUMS * i] = plain;
      tails[SUMS * i + 1] = square;
      tails[SUMS * i + 2] = cosine;
      tails[SUMS * i + 3] = sine;
    }
    Arrays.fill(tails, SUMS * from, SUMS * from + SUMS, 0);
  }
}
