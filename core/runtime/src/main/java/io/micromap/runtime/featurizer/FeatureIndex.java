package io.micromap.runtime.featurizer;

import java.util.Arrays;

/** An exact hash table from (view, text) to the number of a feature; immutable. */
final class FeatureIndex {

  private static final long FREE = -1;

  private final byte[] views;

  /** By view the number of its first feature. */
  private final int[] firsts;

  private final int[] offsets;
  private final char[] pool;

  /** Open addressing: hash in the upper half, number of the feature in the lower; -1 is free. */
  private final long[] slots;

  /**
   * The index of the features of a vocabulary.
   *
   * @param views by feature its view
   * @param firsts by view the number of the first feature that is of it or of a later one
   * @param offsets by feature where its text begins, and at last where the last one ends
   * @param pool the texts of all features, one behind the other
   */
  FeatureIndex(byte[] views, int[] firsts, int[] offsets, char[] pool) {
    this.views = views;
    this.firsts = firsts;
    this.offsets = offsets;
    this.pool = pool;
    slots = new long[Math.max(4, Integer.highestOneBit(Math.max(1, views.length)) * 4)];
    Arrays.fill(slots, FREE);
    for (int id = 0; id < views.length; id++) {
      int hash = hash(id);
      int slot = hash & (slots.length - 1);
      while (slots[slot] != FREE) {
        slot = next(slot);
      }
      slots[slot] = ((long) hash << 32) | id;
    }
  }

  /** Number of the feature whose text is the slice, or -1. */
  int find(int view, int rolled, char[] buffer, int offset, int length) {
    int hash = hash(view, rolled, length);
    int slot = hash & (slots.length - 1);
    for (long entry = slots[slot]; entry != FREE; entry = slots[slot]) {
      int id = (int) entry;
      if ((int) (entry >>> 32) == hash
          && id >= firsts[view]
          && id < firsts[view + 1]
          && Arrays.equals(pool, offsets[id], offsets[id + 1], buffer, offset, offset + length)) {
        return id;
      }
      slot = next(slot);
    }
    return -1;
  }

  /**
   * Looks several features up: the reads from afar of all are under way before one is waited for.
   */
  void findAll(OwnGrams grams) {
    for (int i = 0; i < grams.count(); i++) {
      int hash = hash(grams.view(i), grams.hash(i), grams.end(i) - grams.start(i));
      grams.found(i, (int) slots[hash & (slots.length - 1)]);
    }
    for (int i = 0; i < grams.count(); i++) {
      int id = grams.id(i);
      grams.begins(i, id < 0 ? 0 : pool[offsets[id]]);
    }
    for (int i = 0; i < grams.count(); i++) {
      int from = grams.start(i);
      int length = grams.end(i) - from;
      grams.found(i, find(grams.view(i), grams.hash(i), grams.text(), from, length));
    }
  }

  /** How many slots the slowest search of a feature looks at. */
  int longestSearch() {
    int longest = 0;
    for (int id = 0; id < views.length; id++) {
      int slot = hash(id) & (slots.length - 1);
      int steps = 1;
      while ((int) slots[slot] != id) {
        slot = next(slot);
        steps++;
      }
      longest = Math.max(longest, steps);
    }
    return longest;
  }

  private int next(int slot) {
    return (slot + 1) & (slots.length - 1);
  }

  private int hash(int id) {
    int rolled = RollingHash.of(pool, offsets[id], offsets[id + 1]);
    return hash(views[id], rolled, offsets[id + 1] - offsets[id]);
  }

  private static int hash(int view, int rolled, int length) {
    int hash = RollingHash.join(view + 1, rolled, length) * 0x9E3779B9;
    hash = (hash ^ (hash >>> 15)) * 0x85EBCA6B;
    return hash ^ (hash >>> 13);
  }
}
