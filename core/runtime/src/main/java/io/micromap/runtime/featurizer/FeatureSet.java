package io.micromap.runtime.featurizer;

/**
 * Numbers of features, each once, in two levels of bits: adding one takes two writes, and reading
 * them in ascending order passes over 4,096 absent ones at a time.
 */
final class FeatureSet {

  private final long[] members;

  /** A bit for each element of {@link #members} that is not 0. */
  private final long[] blocks;

  /** A set of numbers below some size. */
  FeatureSet(int size) {
    members = new long[(size >>> 6) + 1];
    blocks = new long[(size >>> 12) + 1];
  }

  void add(int id) {
    members[id >>> 6] |= 1L << id;
    blocks[id >>> 12] |= 1L << (id >>> 6);
  }

  /** Writes the numbers in ascending order and forgets them; returns how many they were. */
  int drainTo(int[] ids) {
    int count = 0;
    for (int i = 0; i < blocks.length; i++) {
      long block = blocks[i];
      blocks[i] = 0;
      for (; block != 0; block &= block - 1) {
        int place = (i << 6) + Long.numberOfTrailingZeros(block);
        long rest = members[place];
        members[place] = 0;
        for (; rest != 0; rest &= rest - 1) {
          ids[count++] = (place << 6) + Long.numberOfTrailingZeros(rest);
        }
      }
    }
    return count;
  }
}
