package io.micromap.runtime.bundle;

/**
 * The exponential function of numbers up to 0, to the last bits: a power of two, times a polynomial
 * of what is left. Additions and products alone, so that all machines have the same bits, and no
 * branch, so that several are under way at once.
 */
final class Exponential {

  private static final int BIAS = 1023;
  private static final int FRACTION = 52;

  private Exponential() {}

  /** e to the power of a number of at most 0; below -708 that of -708. */
  static double of(double x) {
    double bounded = Math.max(-708, x);
    // Added and taken off again, this leaves a whole number, which the sum's last bits are.
    double whole = 0x1.8p52;
    double shifted = bounded * 1.4426950408889634 + whole;
    double power = shifted - whole;
    // The logarithm of two, first without its last bits, so that multiples are exact.
    double rest = bounded - power * 0.6931471803691238 - power * 1.9082149292705877e-10;
    long exponent = (Double.doubleToRawLongBits(shifted) + BIAS) << FRACTION;
    return polynomial(rest) * Double.longBitsToDouble(exponent);
  }

  /** The first fourteen terms of the series; the others are below the last bit for r to .35. */
  private static double polynomial(double r) {
    double square = r * r;
    double fourth = square * square;
    double a = (1 + r) + square * (1 / 2.0 + r * (1 / 6.0));
    double b = (1 / 24.0 + r * (1 / 120.0)) + square * (1 / 720.0 + r * (1 / 5040.0));
    double c = (1 / 40320.0 + r * (1 / 362880.0)) + square * (1 / 3628800.0 + r * (1 / 39916800.0));
    double d = 1 / 479001600.0 + r * (1 / 6227020800.0);
    return a + fourth * (b + fourth * (c + fourth * d));
  }
}
