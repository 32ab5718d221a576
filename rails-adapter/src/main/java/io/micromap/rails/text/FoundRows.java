package io.micromap.rails.text;

import java.util.Arrays;

/** The known features of a range, each once, with the words of its first occurrence. */
final class FoundRows {

  private final long[] seen;
  private int[] rows = new int[64];
  private int[] from = new int[64];
  private int[] to = new int[64];
  private int count;

  /**
   * None yet.
   *
   * @param size above the numbers of all features
   */
  FoundRows(int size) {
    seen = new long[(size >>> 6) + 1];
  }

  /** Begins anew. */
  void clear() {
    for (int i = 0; i < count; i++) {
      seen[rows[i] >>> 6] = 0;
    }
    count = 0;
  }

  /** Adds a feature, unless it is there or not known: below 0. */
  void add(int row, int firstWord, int lastWord) {
    if (row < 0 || (seen[row >>> 6] & (1L << row)) != 0) {
      return;
    }
    seen[row >>> 6] |= 1L << row;
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, 2 * count);
      from = Arrays.copyOf(from, 2 * count);
      to = Arrays.copyOf(to, 2 * count);
    }
    rows[count] = row;
    from[count] = firstWord;
    to[count++] = lastWord + 1;
  }

  int count() {
    return count;
  }

  /** Number of a feature, in the order of the first occurrences. */
  int row(int place) {
    return rows[place];
  }

  /** The first word that a feature was first seen in. */
  int from(int place) {
    return from[place];
  }

  /** Behind the last word that a feature was first seen in. */
  int to(int place) {
    return to[place];
  }

  /** Length of the vector of the features' scales, at least a very small number. */
  double norm(float[] scales, double least) {
    double squares = 0;
    for (int i = 0; i < count; i++) {
      squares += (double) scales[rows[i]] * scales[rows[i]];
    }
    return Math.max(Math.sqrt(squares), least);
  }
}
