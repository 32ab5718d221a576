package io.micromap.runtime.featurizer;

import java.util.Arrays;

/**
 * Features of a domain's own code on their way into the sums of a prompt, some dozens at a time, so
 * that all are looked up at once. Serves one prompt after the other.
 */
final class OwnGrams {

  private static final int MOST = 64;

  /** The texts, one behind the other. */
  private char[] text = new char[1024];

  /** By feature where its text ends. */
  private final int[] ends = new int[MOST];

  private final int[] views = new int[MOST];
  private final int[] hashes = new int[MOST];
  private final double[] amounts = new double[MOST];
  private final int[] ids = new int[MOST];
  private final char[] beginnings = new char[MOST];
  private int count;

  /** Forgets all. */
  void clear() {
    count = 0;
  }

  /** Whether there is no place for another feature. */
  boolean isFull() {
    return count == MOST;
  }

  void add(int view, char[] buffer, int offset, int length, double amount) {
    int from = start(count);
    int end = from + length;
    if (end > text.length) {
      text = Arrays.copyOf(text, 2 * end);
    }
    System.arraycopy(buffer, offset, text, from, length);
    ends[count] = end;
    views[count] = view;
    hashes[count] = RollingHash.of(text, from, end);
    amounts[count++] = amount;
  }

  int count() {
    return count;
  }

  int view(int i) {
    return views[i];
  }

  char[] text() {
    return text;
  }

  /** Where the text of feature {@code i} begins. */
  int start(int i) {
    return i == 0 ? 0 : ends[i - 1];
  }

  /** Behind the text of feature {@code i}. */
  int end(int i) {
    return ends[i];
  }

  /** The {@link RollingHash} of the text of feature {@code i}. */
  int hash(int i) {
    return hashes[i];
  }

  double amount(int i) {
    return amounts[i];
  }

  /** Number of feature {@code i}, or -1, once it was looked up. */
  int id(int i) {
    return ids[i];
  }

  void found(int i, int id) {
    ids[i] = id;
  }

  /** Keeps the first character of a feature that may be feature {@code i}, so that it is read. */
  void begins(int i, char beginning) {
    beginnings[i] = beginning;
  }
}
