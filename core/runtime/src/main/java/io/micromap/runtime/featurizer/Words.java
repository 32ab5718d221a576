package io.micromap.runtime.featurizer;

import java.util.Arrays;

/**
 * The normalised words of one prompt in one buffer, {@code "< how do i >"}: every n-gram of words
 * or of characters is a slice of it.
 *
 * <p>The marks {@code <} and {@code >} stand for the prompt's two ends; no word holds them, because
 * the tokenizer drops punctuation.
 */
class Words {

  private char[] buffer;
  private int length;
  private int[] start = new int[16];
  private int[] end = new int[16];
  private int[] sourceStart = new int[16];
  private int[] sourceEnd = new int[16];
  private int count;

  Words(int textLength) {
    buffer = new char[textLength + 8];
    buffer[0] = '<';
    buffer[1] = ' ';
    length = 2;
  }

  /** No words at all. */
  static Words none() {
    Words words = new Words(0);
    words.close();
    return words;
  }

  void add(char[] term, int termLength, int from, int to) {
    if (count == start.length) {
      start = Arrays.copyOf(start, count * 2);
      end = Arrays.copyOf(end, count * 2);
      sourceStart = Arrays.copyOf(sourceStart, count * 2);
      sourceEnd = Arrays.copyOf(sourceEnd, count * 2);
    }
    if (length + termLength + 2 > buffer.length) {
      buffer = Arrays.copyOf(buffer, (length + termLength) * 2);
    }
    System.arraycopy(term, 0, buffer, length, termLength);
    start[count] = length;
    end[count] = length + termLength;
    sourceStart[count] = from;
    sourceEnd[count] = to;
    count++;
    length += termLength;
    buffer[length++] = ' ';
  }

  void close() {
    if (length == buffer.length) {
      buffer = Arrays.copyOf(buffer, length + 1);
    }
    buffer[length++] = '>';
  }

  char[] buffer() {
    return buffer;
  }

  /** Number of words. */
  int count() {
    return count;
  }

  /** Where word {@code i} begins in the buffer; -1 and {@code count} are the two end marks. */
  int start(int i) {
    return i < 0 ? 0 : i == count ? length - 1 : start[i];
  }

  /** Behind the last character of word {@code i} in the buffer. */
  int end(int i) {
    return i < 0 ? 1 : i == count ? length : end[i];
  }

  /** Word {@code i}, normalised. */
  String text(int i) {
    return new String(buffer, start[i], end[i] - start[i]);
  }

  /**
   * Number of the first word that ends behind a place in the buffer; {@code count} if none does.
   */
  int firstEndingAfter(int place) {
    int found = Arrays.binarySearch(end, 0, count, place + 1);
    return found < 0 ? -found - 1 : found;
  }

  /** Where word {@code i} begins in the prompt. */
  int sourceStart(int i) {
    return sourceStart[i];
  }

  /** Behind the last character of word {@code i} in the prompt. */
  int sourceEnd(int i) {
    return sourceEnd[i];
  }
}
