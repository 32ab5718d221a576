package io.micromap.runtime.featurizer;

/**
 * Hashes of 64 bits by which the features of a prompt are known again. That of a prompt is the sum
 * of those of its features, so that their order does not matter; each is mixed as in SplitMix64
 * (Steele et al. 2014).
 */
final class FeatureKey {

  /** Of the mean word vector so many dimensions count: no two directions agree in all of them. */
  static final int DIMENSIONS = 4;

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private FeatureKey() {}

  /** The hash of a feature that counts as much as 1. */
  static long of(int id) {
    return of(id, 1);
  }

  /** The hash of a feature that counts some amount. */
  static long of(int id, double amount) {
    long z = Double.doubleToLongBits(amount) + (id + 1) * SPREAD;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
