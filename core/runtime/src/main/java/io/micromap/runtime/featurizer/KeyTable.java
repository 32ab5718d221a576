package io.micromap.runtime.featurizer;

/**
 * An exact table from keys of 64 bits, not 0, to features with their scales; all side by side, so
 * that a look-up reads one place in memory.
 */
final class KeyTable {

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** In place of a feature that is not there. */
  static final long NONE = -1;

  /** Key, then {@link #entry}; a key of 0 is free. */
  private final long[] slots;

  private final int shift;

  /** An empty table for some keys at most, so large that most others meet a free place. */
  KeyTable(int keys) {
    int bits = 64 - Long.numberOfLeadingZeros(keys * 2L + 1);
    slots = new long[Math.multiplyExact(2, 1 << bits)];
    shift = 64 - bits;
  }

  /** A feature with its scale. */
  static long entry(int id, float scale) {
    return (long) Float.floatToRawIntBits(scale) << 32 | id;
  }

  /** The number of a feature; -1 of {@link #NONE}. */
  static int id(long entry) {
    return (int) entry;
  }

  /** The scale of a feature. */
  static float scale(long entry) {
    return Float.intBitsToFloat((int) (entry >>> 32));
  }

  void put(long key, long entry) {
    int place = place(key);
    while (slots[place] != 0) {
      place = next(place);
    }
    slots[place] = key;
    slots[place + 1] = entry;
  }

  /** What belongs to a key, or {@link #NONE}. */
  long get(long key) {
    return get(key, place(key));
  }

  /**
   * Looks several keys up at once: all first reads are under way before one is waited for.
   *
   * @param keys of which those that are 0 are passed over
   * @param entries receives what belongs to the others
   * @param read is overwritten; as long as the keys
   */
  void getAll(long[] keys, int count, long[] entries, long[] read) {
    for (int i = 0; i < count; i++) {
      read[i] = slots[place(keys[i])];
    }
    for (int i = 0; i < count; i++) {
      if (keys[i] != 0) {
        int place = place(keys[i]);
        boolean isHere = read[i] == keys[i];
        long entry = isHere ? slots[place + 1] : NONE;
        entries[i] = isHere || read[i] == 0 ? entry : get(keys[i], next(place));
      }
    }
  }

  private long get(long key, int first) {
    for (int place = first; slots[place] != 0; place = next(place)) {
      if (slots[place] == key) {
        return slots[place + 1];
      }
    }
    return NONE;
  }

  private int place(long key) {
    return (int) ((key * SPREAD) >>> shift) << 1;
  }

  private int next(int place) {
    return (place + 2) & (slots.length - 1);
  }
}
