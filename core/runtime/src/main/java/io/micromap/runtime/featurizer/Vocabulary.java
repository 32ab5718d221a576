package io.micromap.runtime.featurizer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the features of a mapper: an exact table from (view, text) to 0..size-1. Immutable.
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

  /** Set in the length of a text with a unit above 255. */
  private static final int WIDE = 0x8000;

  private static final int LENGTH = 0x7fff;

  private static final int MOST_VIEWS = 128;

  /** So many searches by bisection take as long as making the index does. */
  private static final int PATIENCE = 4000;

  private final byte[] views;

  /** By view the number of the first feature that is of it or of a later one; one more at last. */
  private final int[] firsts = new int[MOST_VIEWS + 1];

  private final int[] offsets;
  private final char[] pool;

  /** Made when enough was searched for that it pays. */
  private volatile @Nullable FeatureIndex index;

  private final AtomicInteger searches = new AtomicInteger();

  private Vocabulary(byte[] views, int[] offsets, char[] pool) {
    this.views = views;
    this.offsets = offsets;
    this.pool = pool;
    requireAscending();
    countViews();
  }

  private void countViews() {
    int view = 0;
    for (int id = 0; id < views.length; id++) {
      while (view <= views[id]) {
        firsts[view++] = id;
      }
    }
    Arrays.fill(firsts, view, firsts.length, views.length);
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
   * @throws IllegalArgumentException if the bytes do not hold the texts of that many features, or
   *     not in strictly ascending order
   * @throws java.nio.BufferUnderflowException if they end before the texts
   */
  public static Vocabulary read(byte[] bytes, float[] scales) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    byte[] views = new byte[scales.length - 1];
    in.get(views);
    in.asFloatBuffer().get(scales);
    in.position(in.position() + Float.BYTES * scales.length);
    short[] lengths = new short[views.length];
    in.asShortBuffer().get(lengths);
    int place = in.position() + Short.BYTES * lengths.length;
    int[] offsets = offsets(lengths, bytes.length - place);
    char[] pool = new char[offsets[lengths.length]];
    for (int id = 0; id < lengths.length; id++) {
      if (lengths[id] < 0) {
        in.position(place).asCharBuffer().get(pool, offsets[id], lengths[id] & LENGTH);
        place += (lengths[id] & LENGTH) * Character.BYTES;
      } else {
        for (int i = offsets[id]; i < offsets[id + 1]; i++) {
          pool[i] = (char) (bytes[place++] & 0xff);
        }
      }
    }
    return new Vocabulary(views, offsets, pool);
  }

  private static int[] offsets(short[] lengths, int available) {
    int[] offsets = new int[lengths.length + 1];
    long needed = 0;
    for (int id = 0; id < lengths.length; id++) {
      int length = lengths[id] & LENGTH;
      needed += lengths[id] < 0 ? length * Character.BYTES : length;
      if (needed > available) {
        break;
      }
      offsets[id + 1] = offsets[id] + length;
    }
    if (needed != available) {
      throw new IllegalArgumentException("vocabulary.bin does not hold the texts of its features");
    }
    return offsets;
  }

  /**
   * All views (u8), all scales (f32) and that of features that are not here, all lengths in UTF-16
   * units (u16), then the units of all texts: a byte each where none of the text is above 255, else
   * two, which the length's highest bit says; little-endian.
   */
  public byte[] write(float[] scales) {
    ByteBuffer out = ByteBuffer.allocate(bytes()).order(ByteOrder.LITTLE_ENDIAN);
    out.put(views);
    for (float scale : scales) {
      out.putFloat(scale);
    }
    for (int id = 0; id < views.length; id++) {
      out.putShort((short) (offsets[id + 1] - offsets[id] | (isWide(id) ? WIDE : 0)));
    }
    for (int id = 0; id < views.length; id++) {
      boolean wide = isWide(id);
      for (int i = offsets[id]; i < offsets[id + 1]; i++) {
        if (wide) {
          out.putChar(pool[i]);
        } else {
          out.put((byte) pool[i]);
        }
      }
    }
    return out.array();
  }

  private int bytes() {
    int bytes = 7 * views.length + Float.BYTES + pool.length;
    for (int id = 0; id < views.length; id++) {
      bytes += isWide(id) ? offsets[id + 1] - offsets[id] : 0;
    }
    return bytes;
  }

  private boolean isWide(int id) {
    for (int i = offsets[id]; i < offsets[id + 1]; i++) {
      if (pool[i] > 0xff) {
        return true;
      }
    }
    return false;
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

  /** The texts of all features, one behind the other; not to be changed. */
  char[] text() {
    return pool;
  }

  /** Where the text of a feature begins in {@link #text}, and that of the one before it ends. */
  int start(int id) {
    return offsets[id];
  }

  /** The view of a feature. */
  public int view(int id) {
    return views[id];
  }

  /** Number of a view's first feature; where it has none, of the first of a later view. */
  public int first(int view) {
    return firsts[view];
  }

  /** Number of the feature whose text is the slice, or -1. */
  int find(int view, char[] buffer, int offset, int length) {
    return find(view, RollingHash.of(buffer, offset, offset + length), buffer, offset, length);
  }

  /** As above, for a slice whose {@link RollingHash} is known. */
  int find(int view, int rolled, char[] buffer, int offset, int length) {
    FeatureIndex made = index;
    if (made == null && searches.incrementAndGet() <= PATIENCE) {
      return search(view, buffer, offset, length);
    }
    return (made == null ? index() : made).find(view, rolled, buffer, offset, length);
  }

  /** Looks several features up. */
  void findAll(OwnGrams grams) {
    FeatureIndex made = index;
    if (made != null) {
      made.findAll(grams);
      return;
    }
    for (int i = 0; i < grams.count(); i++) {
      int from = grams.start(i);
      grams.found(i, find(grams.view(i), grams.hash(i), grams.text(), from, grams.end(i) - from));
    }
  }

  /** Finds by bisection. */
  private int search(int view, char[] buffer, int offset, int length) {
    int low = firsts[view];
    int high = firsts[view + 1] - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order =
          Arrays.compare(
              pool, offsets[middle], offsets[middle + 1], buffer, offset, offset + length);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -1;
  }

  private synchronized FeatureIndex index() {
    FeatureIndex made = index;
    if (made == null) {
      made = new FeatureIndex(views, firsts, offsets, pool);
      index = made;
    }
    return made;
  }

  private void requireAscending() {
    for (int id = 1; id < views.length; id++) {
      if (views[id - 1] > views[id] || (views[id - 1] == views[id] && !isTextAbove(id))) {
        throw new IllegalArgumentException("features are not in ascending order at " + id);
      }
    }
  }

  /** Whether a text comes behind the one before it; both are short, and begin alike. */
  private boolean isTextAbove(int id) {
    int start = offsets[id];
    int before = offsets[id - 1];
    int shorter = Math.min(start - before, offsets[id + 1] - start);
    for (int i = 0; i < shorter; i++) {
      if (pool[before + i] != pool[start + i]) {
        return pool[before + i] < pool[start + i];
      }
    }
    return shorter < offsets[id + 1] - start;
  }

  /** How many slots the slowest search of a feature of this vocabulary looks at. */
  int longestSearch() {
    return index().longestSearch();
  }
}
