package io.micromap.runtime.featurizer;

/** Which features of a prompt were met before, as bits; forgetting them takes as long as noting. */
final class FeatureMarks {

  private final long[] bits;

  /** Places in {@link #bits} that are not 0. */
  private final int[] used;

  private int count;

  /** No number below some size is marked. */
  FeatureMarks(int size) {
    bits = new long[(size >>> 6) + 1];
    used = new int[bits.length + 1];
  }

  /** Marks a number; false if it was marked before. */
  boolean add(int id) {
    int place = id >>> 6;
    long before = bits[place];
    long bit = 1L << id;
    used[count] = place;
    count += isZero(before);
    bits[place] = before | bit;
    return (before & bit) == 0;
  }

  /** 1 for 0 and 0 for other numbers; without a branch, which nobody could foretell. */
  private static int isZero(long number) {
    return (int) (((number | -number) >>> 63) ^ 1);
  }

  /** Forgets all. */
  void clear() {
    for (int i = 0; i < count; i++) {
      bits[used[i]] = 0;
    }
    count = 0;
  }
}
