package io.micromap.runtime.featurizer;

/** Word pairs that are looked up at once, in arrays that serve one prompt after the other. */
final class PairRoom {

  /** All pairs of a prompt of usual length. */
  private static final int SIZE = 512;

  /** Of each pair its key in a table; 0 where it was looked up otherwise. */
  private final long[] keys = new long[SIZE];

  private final long[] entries = new long[SIZE];
  private final long[] read = new long[SIZE];
  private int size;

  /** Whether so many pairs more can be added, which one word with those behind it always can. */
  boolean hasRoom(int pairs) {
    return size + pairs <= SIZE;
  }

  /** Adds a pair that is to be looked up. */
  void add(long key) {
    keys[size++] = key;
  }

  /** Adds a pair that was looked up, as a feature of {@link KeyTable}. */
  void addFound(long entry) {
    entries[size] = entry;
    keys[size++] = 0;
  }

  /**
   * Looks up what is to be, adds all pairs to a prompt's features in their order, and forgets them.
   */
  void addTo(PromptSums found, KeyTable table) {
    table.getAll(keys, size, entries, read);
    for (int i = 0; i < size; i++) {
      found.add(LexicalFeaturizer.PAIRS, entries[i]);
    }
    size = 0;
  }
}
