package io.micromap.runtime.featurizer;

/**
 * An exact table from keys of 64 bits, not 0, to numbers of features; key and number side by side,
 * so that a look-up reads one place in memory.
 */
final class KeyTable {

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** Key, then number; a key of 0 is free. */
  private final long[] slots;

  private final int shift;

  /** An empty table for some keys at most. */
  KeyTable(int keys) {
    int bits = 64 - Long.numberOfLeadingZeros(keys + keys / 2L + 1);
    slots = new long[Math.multiplyExact(2, 1 << bits)];
    shift = 64 - bits;
  }

  void put(long key, int id) {
    int place = place(key);
    while (slots[place] != 0) {
      place = next(place);
    }
    slots[place] = key;
    slots[place + 1] = id;
  }

  /** The number that belongs to a key, or -1. */
  int get(long key) {
    for (int place = place(key); slots[place] != 0; place = next(place)) {
      if (slots[place] == key) {
        return (int) slots[place + 1];
      }
    }
    return -1;
  }

  private int place(long key) {
    return (int) ((key * SPREAD) >>> shift) << 1;
  }

  private int next(int place) {
    return (place + 2) & (slots.length - 1);
  }
}
