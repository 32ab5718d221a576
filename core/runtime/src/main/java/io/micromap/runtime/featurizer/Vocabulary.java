package io.micromap.runtime.featurizer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

  private static final long FREE = -1;

  private final byte[] views;
  private final int[] offsets;
  private final char[] pool;

  /** Open addressing: hash in the upper half, number of the feature in the lower; -1 is free. */
  private final long[] slots;

  private Vocabulary(byte[] views, int[] offsets, char[] pool) {
    this.views = views;
    this.offsets = offsets;
    this.pool = pool;
    requireAscending();
    slots = new long[Math.max(4, Integer.highestOneBit(Math.max(1, views.length)) * 4)];
    Arrays.fill(slots, FREE);
    for (int id = 0; id < views.length; id++) {
      int hash = hash(views[id], pool, offsets[id], offsets[id + 1]);
      int slot = hash & (slots.length - 1);
      while (slots[slot] != FREE) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = ((long) hash << 32) | id;
    }
  }

  /**
   * A vocabulary of features in strictly ascending order.
   *
   * @throws IllegalArgumentException if they are not
   */
  public static Vocabulary of(List<Feature> features) {
    byte[] views = new byte[features.size()];
    int[] offsets = new int[features.size() + 1];
    StringBuilder text = new StringBuilder();
    for (int id = 0; id < views.length; id++) {
      views[id] = (byte) features.get(id).view();
      text.append(features.get(id).text());
      offsets[id + 1] = text.length();
    }
    return new Vocabulary(views, offsets, text.toString().toCharArray());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param scales takes one factor per feature and a last one for features that are not here
   * @throws IllegalArgumentException if features are not in strictly ascending order
   * @throws java.nio.BufferUnderflowException if the bytes end too soon
   */
  public static Vocabulary read(ByteBuffer in, float[] scales) {
    byte[] views = new byte[scales.length - 1];
    int[] offsets = new int[scales.length];
    char[] pool = new char[in.remaining() / 2];
    for (int id = 0; id < views.length; id++) {
      views[id] = in.get();
      scales[id] = in.getFloat();
      int length = Math.min(Short.toUnsignedInt(in.getShort()), in.remaining() / 2);
      for (int i = offsets[id]; i < offsets[id] + length; i++) {
        pool[i] = in.getChar();
      }
      offsets[id + 1] = offsets[id] + length;
    }
    scales[views.length] = in.getFloat();
    return new Vocabulary(views, offsets, Arrays.copyOf(pool, offsets[views.length]));
  }

  /**
   * Per feature: view (u8), scale (f32), length in UTF-16 units (u16), the units; then the scale of
   * features that are not here (f32); little-endian.
   */
  public byte[] write(float[] scales) {
    ByteBuffer out =
        ByteBuffer.allocate(7 * views.length + 2 * pool.length + 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int id = 0; id < views.length; id++) {
      out.put(views[id]).putFloat(scales[id]);
      out.putShort((short) (offsets[id + 1] - offsets[id]));
      for (int i = offsets[id]; i < offsets[id + 1]; i++) {
        out.putChar(pool[i]);
      }
    }
    out.putFloat(scales[views.length]);
    return out.array();
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
    int hash = hash(view, buffer, offset, offset + length);
    int slot = hash & (slots.length - 1);
    for (long entry = slots[slot]; entry != FREE; entry = slots[slot]) {
      int id = (int) entry;
      if ((int) (entry >>> 32) == hash
          && views[id] == view
          && Arrays.equals(pool, offsets[id], offsets[id + 1], buffer, offset, offset + length)) {
        return id;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }

  private void requireAscending() {
    for (int id = 1; id < views.length; id++) {
      int byText =
          Arrays.compare(pool, offsets[id - 1], offsets[id], pool, offsets[id], offsets[id + 1]);
      if (views[id - 1] > views[id] || (views[id - 1] == views[id] && byText >= 0)) {
        throw new IllegalArgumentException("features are not in ascending order at " + id);
      }
    }
  }

  private static int hash(int view, char[] buffer, int from, int to) {
    int hash = view + 1;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + buffer[i];
    }
    hash *= 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }
}
