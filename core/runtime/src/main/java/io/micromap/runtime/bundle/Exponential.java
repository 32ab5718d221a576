package io.micromap.runtime.bundle;

import java.util.Arrays;

/**
 * The exponential function of numbers up to 0, to the last bits: a power of two, of which the 32nd
 * parts of the exponent are looked up, times a polynomial of what is left. Additions and products
 * alone, so that all machines have the same bits, and no branch, so that several are under way at
 * once.
 */
final class Exponential {

  private static final int LEAST = -708;

  /** Added to a number and taken off again, this leaves a whole one. */
  private static final long WHOLE = 3L << 51;

  private static final int BIAS = 1023;
  private static final int FRACTION = 52;

  /** So many parts of a power of two are looked up. */
  private static final int PARTS = 32;

  private static final int PART_BITS = 5;
  private static final double[] ROOTS = new double[PARTS];

  static {
    Arrays.setAll(ROOTS, part -> StrictMath.pow(2, part / (double) PARTS));
  }

  private Exponential() {}

  /** e to the power of a number of at most 0; below -708 that of -708. */
  static double of(double x) {
    double bounded = Math.max(LEAST, x);
    return scaled(polynomial(rest(bounded)), bounded);
  }

  /**
   * The powers of many numbers, as {@link #of} has them, in loops so short that Java turns two of
   * the three into loops over vectors.
   *
   * @param powers receives e to the power of {@code factor * (x[k] - most)} for each of its places
   * @param most the greatest number
   * @param factor 0 or more
   */
  static void fill(double[] powers, double[] x, double most, double factor) {
    for (int k = 0; k < powers.length; k++) {
      powers[k] = rest(Math.max(LEAST, factor * (x[k] - most)));
    }
    for (int k = 0; k < powers.length; k++) {
      powers[k] = polynomial(powers[k]);
    }
    for (int k = 0; k < powers.length; k++) {
      powers[k] = scaled(powers[k], Math.max(LEAST, factor * (x[k] - most)));
    }
  }

  /** How many 32nd parts of the logarithm of two a number has, as the last bits of a sum. */
  private static double shifted(double x) {
    return x * (1.4426950408889634 * PARTS) + WHOLE;
  }

  /** What is left of a number without those parts, at most half of one. */
  private static double rest(double x) {
    double parts = shifted(x) - WHOLE;
    // The logarithm of two, first without its last bits, so that multiples are exact.
    return x - parts * (0.6931471803691238 / PARTS) - parts * (1.9082149292705877e-10 / PARTS);
  }

  /** e to the power of r, less 1: the first terms of the series. */
  private static double polynomial(double r) {
    double square = r * r;
    return r
        + square
            * ((1 / 2.0 + r * (1 / 6.0))
                + square * (1 / 24.0 + r * (1 / 120.0))
                + square * square * (1 / 720.0));
  }

  /** 1 and a small number, times the power of two that a number's parts are. */
  private static double scaled(double small, double x) {
    long parts = Double.doubleToRawLongBits(shifted(x));
    double root = ROOTS[(int) parts & (PARTS - 1)];
    return (root + root * small)
        * Double.longBitsToDouble(((parts >> PART_BITS) + BIAS) << FRACTION);
  }
}
