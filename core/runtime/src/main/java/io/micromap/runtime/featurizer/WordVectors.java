package io.micromap.runtime.featurizer;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What English words mean, as one short vector per piece of a word: words of similar meaning have
 * similar vectors, also those that no training row holds. Where they come from: {@code
 * docs/decisions/word-vectors.md}. Immutable, shared, safe for any number of threads.
 *
 * <p>A word is cut from the left into the longest pieces that the table has; pieces that begin a
 * word and pieces within a word are told apart. What no piece fits is skipped.
 */
public final class WordVectors {

  /** Which table this is; a mapper trained with another one is refused. */
  public static final String VERSION = "1";

  private static final String RESOURCE = "word_vectors.zip";
  private static final int SCALES = 12;

  private final int dimensions;
  private final int pieces;
  private final int longest;
  private final byte[] bytes;
  private final ByteBuffer table;
  private final int texts;
  private final int vectors;
  private final char[][] names;

  /**
   * A table; little-endian, its layout is described in docs/decisions/word-vectors.md.
   *
   * @throws MicromapException if the bytes are more or fewer than the table they describe
   */
  WordVectors(byte[] bytes) {
    this.bytes = bytes;
    table = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    requireWhole(bytes.length >= SCALES);
    dimensions = table.getInt(0);
    pieces = table.getInt(4);
    longest = table.getInt(8);
    requireWhole(dimensions > 0 && dimensions < 1000 && longest > 0);
    requireWhole(pieces >= 0 && pieces < bytes.length / (2 * Float.BYTES));
    texts = SCALES + 2 * Float.BYTES * pieces + Integer.BYTES;
    requireWhole(texts <= bytes.length);
    vectors = texts + offset(pieces);
    requireWhole(vectors >= texts && bytes.length - vectors == (long) pieces * dimensions);
    names = new char[dimensions][];
    for (int d = 0; d < dimensions; d++) {
      names[d] = new char[] {digit(d / 100), digit(d / 10), digit(d)};
    }
  }

  private static void requireWhole(boolean whole) {
    if (!whole) {
      throw new MicromapException(
          ErrorCode.IO, RESOURCE + ", a part of Micromap, is damaged. Install Micromap again.");
    }
  }

  private static char digit(int number) {
    return (char) ('0' + number % 10);
  }

  /** The table; read when it is first needed. */
  public static WordVectors table() {
    return Holder.TABLE;
  }

  private static final class Holder {
    private static final WordVectors TABLE = new WordVectors(read());
  }

  /** The bytes of the table: the one entry of a zip, which no jar compresses. */
  static byte[] read() {
    InputStream in = WordVectors.class.getResourceAsStream(RESOURCE);
    try (ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(in, RESOURCE))) {
      ZipEntry entry = Objects.requireNonNull(zip.getNextEntry(), RESOURCE);
      byte[] bytes = new byte[Math.toIntExact(entry.getSize())];
      requireWhole(zip.readNBytes(bytes, 0, bytes.length) == bytes.length);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Number of values of a vector. */
  public int dimensions() {
    return dimensions;
  }

  /** The sum of the vectors of all pieces of a word in lower case; all 0 if it has none. */
  public double[] vector(String word) {
    return sum(pieces(word.toCharArray(), 0, word.length()));
  }

  /** The sum of the vectors of some pieces; all 0 if there is none. */
  double[] sum(int[] numbers) {
    double[] sum = new double[dimensions];
    add(numbers, sum);
    return sum;
  }

  /** The name of a dimension as a feature. */
  public char[] name(int dimension) {
    return names[dimension];
  }

  /** The dimension of a name. */
  static int dimension(String name) {
    return Integer.parseInt(name);
  }

  /** Numbers of the pieces of a word in lower case, from left to right. */
  int[] pieces(char[] buffer, int from, int to) {
    int[] found = new int[to - from];
    int count = 0;
    boolean within = false;
    for (int i = from; i < to; ) {
      int end = Math.min(to, i + longest);
      int piece = -1;
      while (end > i && (piece = find(within, buffer, i, end)) < 0) {
        end--;
      }
      within = piece >= 0;
      if (within) {
        found[count++] = piece;
      }
      i = Math.max(end, i + 1);
    }
    return Arrays.copyOf(found, count);
  }

  /** Adds the vectors of some pieces, one after the other. */
  private void add(int[] numbers, double[] sum) {
    for (int piece : numbers) {
      double scale = table.getFloat(SCALES + Float.BYTES * piece);
      int at = vectors + piece * dimensions;
      for (int d = 0; d < dimensions; d++) {
        sum[d] += scale * bytes[at + d];
      }
    }
  }

  /** Place of a piece among the sorted ones, or a negative number. */
  private int find(boolean within, char[] buffer, int from, int to) {
    int low = 0;
    int high = pieces - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, within, buffer, from, to);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** Compares a piece with a text; pieces within a word are marked by a leading '#'. */
  private int compare(int piece, boolean within, char[] buffer, int from, int to) {
    int at = texts + offset(piece);
    int end = texts + offset(piece + 1);
    boolean marked = table.get(at) == '#';
    if (marked != within) {
      return marked ? -1 : 1;
    }
    at += marked ? 1 : 0;
    int i = from;
    while (i < to && at < end) {
      int order = table.get(at++) - buffer[i++];
      if (order != 0) {
        return order;
      }
    }
    return (end - at) - (to - i);
  }

  private int offset(int piece) {
    return table.getInt(SCALES + Float.BYTES * pieces + Integer.BYTES * piece);
  }
}
