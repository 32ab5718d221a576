package io.micromap.runtime.featurizer;

import java.util.SplittableRandom;

/**
 * A polynomial hash of text: that of two texts in a row follows from those of the two (Karp and
 * Rabin 1987).
 */
final class RollingHash {

  /**
   * Drawn anew in each process, so that no file can hold texts made to have one hash; 5 above a
   * multiple of 8, which spreads powers best. Nothing but places in memory depends on it.
   */
  private static final int BASE = (new SplittableRandom().nextInt() & ~7) | 5;

  private static final int[] POWERS = new int[512];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * BASE;
    }
  }

  private RollingHash() {}

  /** The hash of a slice; 0 of none. */
  static int of(char[] buffer, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * BASE + buffer[i];
    }
    return hash;
  }

  /** The hash of a text with another one, of some length, behind it. */
  static int join(int left, int right, int rightLength) {
    int shifted = left;
    int rest = rightLength;
    for (; rest >= POWERS.length; rest -= POWERS.length - 1) {
      shifted *= POWERS[POWERS.length - 1];
    }
    return shifted * POWERS[rest] + right;
  }
}
