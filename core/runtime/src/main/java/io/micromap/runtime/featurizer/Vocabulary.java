package io.micromap.runtime.featurizer;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Numbers the features of a mapper: an immutable, exact hash table from (view, text) to 0..size-1.
 *
 * <p>Features are sorted by view, then by text, so that equal data give equal numbers.
 */
public final class Vocabulary {

  /**
   * A feature's name.
   *
   * @param view the view it belongs to, 0 to 127
   * @param text 1 to 1,000 characters
   */
  public record Feature(int view, String text) implements Comparable<Feature> {
    @Override
    public int compareTo(Feature other) {
      int byView = Integer.compare(view, other.view);
      return byView != 0 ? byView : text.compareTo(other.text);
    }
  }

  private final byte[] views;
  private final int[] offsets;
  private final char[] pool;
  private final int[] slots;

  /**
   * A vocabulary of features in strictly ascending order.
   *
   * @throws IllegalArgumentException if they are not
   */
  public Vocabulary(List<Feature> features) {
    views = new byte[features.size()];
    offsets = new int[features.size() + 1];
    StringBuilder text = new StringBuilder();
    Feature previous = null;
    for (int id = 0; id < features.size(); id++) {
      Feature feature = features.get(id);
      if (previous != null && previous.compareTo(feature) >= 0) {
        throw new IllegalArgumentException("Features are not in ascending order at " + id + ".");
      }
      previous = feature;
      views[id] = (byte) feature.view();
      text.append(feature.text());
      offsets[id + 1] = text.length();
    }
    pool = new char[text.length()];
    text.getChars(0, pool.length, pool, 0);
    slots = new int[Math.max(4, Integer.highestOneBit(Math.max(1, views.length)) * 4)];
    Arrays.fill(slots, -1);
    for (int id = 0; id < views.length; id++) {
      int slot = slot(views[id], pool, offsets[id], offsets[id + 1] - offsets[id]);
      while (slots[slot] >= 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = id;
    }
  }

  /** Number of features. */
  public int size() {
    return views.length;
  }

  /** The view and text of a feature. */
  public Feature feature(int id) {
    Objects.checkIndex(id, views.length);
    return new Feature(views[id], new String(pool, offsets[id], offsets[id + 1] - offsets[id]));
  }

  /** The view of a feature. */
  public int view(int id) {
    return views[id];
  }

  /** Number of the feature whose text is the slice, or -1. */
  int find(int view, char[] buffer, int offset, int length) {
    int slot = slot(view, buffer, offset, length);
    for (int id = slots[slot]; id >= 0; id = slots[slot]) {
      if (views[id] == view
          && Arrays.equals(pool, offsets[id], offsets[id + 1], buffer, offset, offset + length)) {
        return id;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }

  private int slot(int view, char[] buffer, int offset, int length) {
    int hash = view + 1;
    for (int i = offset; i < offset + length; i++) {
      hash = hash * 31 + buffer[i];
    }
    hash *= 0x9E3779B9;
    return (hash ^ (hash >>> 15)) & (slots.length - 1);
  }
}
