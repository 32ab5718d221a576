package io.micromap.training.trainer;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Picks rows by what their class is. */
final class Indices {

  private Indices() {}

  /** Places in {@code values} whose value fits, ascending. */
  static List<Integer> where(int[] values, IntPredicate fits) {
    return IntStream.range(0, values.length).filter(i -> fits.test(values[i])).boxed().toList();
  }
}
