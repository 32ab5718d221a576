package io.micromap.rails.reference;

import io.micromap.rails.detect.CircularShiftNull;
import io.micromap.rails.detect.HalfSine;

/**
 * The reference's null: 120 shifts drawn from numpy's {@code default_rng(0)}, the same for every
 * trace.
 */
final class SampledNull {

  private static final int SHIFTS = 120;

  private SampledNull() {}

  /**
   * The null for traces of a length.
   *
   * @param length of the traces before smoothing, in samples, at least 1
   */
  static CircularShiftNull of(HalfSine prototype, int length) {
    return CircularShiftNull.of(prototype, length, shifts(length));
  }

  /** The shifts themselves, each from 1 to {@code length - 2}. */
  static int[] shifts(int length) {
    NumpyRandom random = NumpyRandom.defaultRng(0);
    int[] shifts = new int[SHIFTS];
    for (int i = 0; i < shifts.length; i++) {
      shifts[i] = (int) random.integer(1, Math.max(2, length - 1));
    }
    return shifts;
  }
}
