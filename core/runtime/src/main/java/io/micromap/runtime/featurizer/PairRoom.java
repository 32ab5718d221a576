package io.micromap.runtime.featurizer;

/** Word pairs that are looked up at once, in arrays that serve one prompt after the other. */
final class PairRoom {

  /** Of each pair its key in a table; 0 where it was looked up otherwise. */
  private long[] keys = new long[64];

  private long[] entries = new long[64];
  private long[] read = new long[64];
  private int size;

  /** Begins anew, with room for some pairs. */
  void open(int pairs) {
    if (pairs > keys.length) {
      keys = new long[pairs];
      entries = new long[pairs];
      read = new long[pairs];
    }
    size = 0;
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

  /** Looks up what is to be, and adds all pairs to a prompt's features in their order. */
  void addTo(PromptSums found, KeyTable table) {
    table.getAll(keys, size, entries, read);
    for (int i = 0; i < size; i++) {
      found.add(LexicalFeaturizer.PAIRS, entries[i]);
    }
  }
}
