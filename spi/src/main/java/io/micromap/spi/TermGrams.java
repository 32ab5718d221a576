package io.micromap.spi;

import java.util.Arrays;

/**
 * Sends the terms of a sequence, and each run of neighbouring ones up to some length, as features
 * of value 1: "pull", "#", "pull #". A name is its terms with a blank between two; names that a
 * sink does not take, those of more than 200 characters, are passed over.
 *
 * <p>Works in one buffer and serves one text after the other, in one thread at a time: a
 * featurizer, which serves all threads, keeps one per thread.
 */
public final class TermGrams {

  private static final int MAX_NAME = 200;

  private final int[] starts;
  private char[] buffer = new char[256];
  private int length;
  private int count;

  /**
   * For sequences of up to so many terms.
   *
   * @throws IllegalArgumentException if that is less than 1
   */
  public TermGrams(int longest) {
    if (longest < 1) {
      throw new IllegalArgumentException("Runs of " + longest + " terms; expected 1 or more.");
    }
    starts = new int[longest];
  }

  /** Begins a sequence. */
  public void clear() {
    length = 0;
    count = 0;
  }

  /** Adds a term, not empty, and sends the runs that end with it, the shortest first. */
  public void add(String term, FeatureSink sink) {
    add(term, 0, term.length(), sink);
  }

  /** As above, for a term that is a stretch of a text. */
  public void add(String text, int from, int to, FeatureSink sink) {
    append(text, from, to);
    for (int terms = 1; terms <= Math.min(count, starts.length); terms++) {
      int start = starts[(count - terms) % starts.length];
      if (length - start <= MAX_NAME) {
        sink.add(buffer, start, length - start, 1);
      }
    }
  }

  /** Whether a stretch of a text is the term that was added last. */
  public boolean isLast(String text, int from, int to) {
    if (count == 0) {
      return false;
    }
    int start = starts[(count - 1) % starts.length];
    boolean same = length - start == to - from;
    for (int i = 0; same && i < to - from; i++) {
      same = buffer[start + i] == text.charAt(from + i);
    }
    return same;
  }

  private void append(String text, int from, int to) {
    if (length + to - from + 1 > buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * (length + to - from + 1));
    }
    if (count > 0) {
      buffer[length++] = ' ';
    }
    starts[count++ % starts.length] = length;
    text.getChars(from, to, buffer, length);
    length += to - from;
  }
}
