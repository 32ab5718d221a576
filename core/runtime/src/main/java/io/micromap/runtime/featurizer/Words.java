package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.Utterance.Gap;
import io.micromap.runtime.text.NormalizedText;
import io.micromap.runtime.text.Unicode13;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The normalised words of one prompt in one buffer, {@code "< how do i >"}: every n-gram of words
 * or of characters is a slice of it.
 *
 * <p>The marks {@code <} and {@code >} stand for the prompt's two ends; no word holds them, because
 * the tokenizer drops punctuation.
 */
class Words {

  private static final String MARKS =
      Arrays.stream(Mood.values())
          .map(mood -> String.valueOf(mood.mark()))
          .collect(Collectors.joining());

  /** Middle dot, hyphenation point, ties, and an Armenian abbreviation mark. */
  private static final String OTHER_SEPARATORS = "\u00B7\u2027\u203F\u2040\u2054\u055F";

  private char[] buffer;
  private int length;
  private int[] start = new int[16];
  private int[] end = new int[16];
  private int[] formStart = new int[16];
  private int[] formEnd = new int[16];
  private int count;
  private NormalizedText prompt;

  Words(NormalizedText prompt) {
    this.prompt = prompt;
    buffer = new char[prompt.text().length() + 8];
    open(prompt);
  }

  /** No words at all. */
  static Words none(NormalizedText prompt) {
    Words words = new Words(prompt);
    words.close();
    return words;
  }

  /** Begins anew, without any word. */
  final void open(NormalizedText other) {
    prompt = other;
    buffer[0] = '<';
    buffer[1] = ' ';
    length = 2;
    count = 0;
  }

  /**
   * Adds a word that is a slice of the prompt's form, or the words of it that a full stop, a colon
   * or an underscore holds together where a blank is left out: two or more letters stand before it
   * and behind it, or some with an apostrophe between them. Underscores around a word, and the
   * names of tags, are none of it.
   */
  void add(String text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to - 1 && text.charAt(from) == '_') {
      from++;
    }
    while (to > from + 1 && text.charAt(to - 1) == '_') {
      to--;
    }
    if (Markup.isTag(text, from, to)) {
      return;
    }
    int begin = from;
    for (int i = from + 2; i < to - 2; i++) {
      if (isSeparator(text.charAt(i))
          && isEndOfWord(text, i - 1, -1)
          && isEndOfWord(text, i + 1, 1)) {
        addWord(text, begin, i);
        begin = i + 1;
      }
    }
    addWord(text, begin, to);
  }

  private static boolean isSeparator(char c) {
    return c < 0x80 ? c == '.' || c == ':' || c == '_' : OTHER_SEPARATORS.indexOf(c) >= 0;
  }

  /** Whether two letters stand at a place and farther on, an apostrophe between them or not. */
  private static boolean isEndOfWord(String text, int at, int step) {
    int next = at + step;
    boolean isParted = text.charAt(next) == '\'' && next + step >= 0 && next + step < text.length();
    return isLetter(text.charAt(at)) && isLetter(text.charAt(isParted ? next + step : next));
  }

  private static boolean isLetter(char c) {
    return Character.isLetter(c) && Unicode13.assigns(c);
  }

  private void addWord(String text, int from, int to) {
    reserve(to - from);
    text.getChars(from, to, buffer, length);
    end(to - from, from, to);
  }

  private void reserve(int termLength) {
    if (count == start.length) {
      start = Arrays.copyOf(start, count * 2);
      end = Arrays.copyOf(end, count * 2);
      formStart = Arrays.copyOf(formStart, count * 2);
      formEnd = Arrays.copyOf(formEnd, count * 2);
    }
    if (length + termLength + 2 > buffer.length) {
      buffer = Arrays.copyOf(buffer, (length + termLength) * 2);
    }
  }

  private void end(int termLength, int from, int to) {
    start[count] = length;
    end[count] = length + termLength;
    formStart[count] = from;
    formEnd[count] = to;
    count++;
    length += termLength;
    buffer[length++] = ' ';
  }

  /** Writes each run of the digits 0 to 9 in the words as one {@code 0}. */
  void maskDigits() {
    int kept = 2;
    for (int i = 0; i < count; i++) {
      int from = start[i];
      start[i] = kept;
      for (int k = from; k < end[i]; k++) {
        boolean digit = buffer[k] >= '0' && buffer[k] <= '9';
        boolean repeats = digit && kept > start[i] && buffer[kept - 1] == '0';
        if (!repeats) {
          buffer[kept++] = digit ? '0' : buffer[k];
        }
      }
      end[i] = kept;
      buffer[kept++] = ' ';
    }
    length = kept;
  }

  /** Ends the words. */
  void close() {
    if (length == buffer.length) {
      buffer = Arrays.copyOf(buffer, length + 1);
    }
    buffer[length++] = '>';
  }

  /** The prompt that the words are of. */
  NormalizedText prompt() {
    return prompt;
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

  /** Whether a character marks a word as one that orders nothing. */
  static boolean isMark(char c) {
    return c != ' ' && MARKS.indexOf(c) >= 0;
  }

  /** Marks a word with its mood: the blank before it becomes another character. */
  void mark(int i, Mood mood) {
    buffer[start[i] - 1] = mood.mark();
  }

  /** Whether the mood of word {@code i} is another than an order's. */
  boolean isMarked(int i) {
    return i >= 0 && i < count && buffer[start[i] - 1] != ' ';
  }

  /** Where word {@code i} begins in the buffer, with the mark of its mood if it has one. */
  int markedStart(int i) {
    return isMarked(i) ? start[i] - 1 : start(i);
  }

  /** Where what stands between word {@code i} and the next one begins in the prompt's form. */
  int gapStart(int i) {
    return formEnd[i];
  }

  /** Behind what stands between word {@code i} and the next one in the prompt's form. */
  int gapEnd(int i) {
    return formStart[i + 1];
  }

  /** What stands between word {@code i} and the next one, or the prompt's end. */
  Gap gap(int i) {
    String text = prompt.text();
    int from = formEnd[i];
    int to = i + 1 < count ? formStart[i + 1] : text.length();
    Gap gap = Gap.of(text, from, to);
    boolean soft = i + 1 < count && gap != Gap.NONE && Gap.isLineBreak(text, from, to);
    return soft ? gap.softened(text(i), text(i + 1), text, from) : gap;
  }

  /** Where word {@code i} begins in the prompt. */
  int sourceStart(int i) {
    return prompt.sourceStart(formStart[i]);
  }

  /** Behind the last character of word {@code i} in the prompt. */
  int sourceEnd(int i) {
    return prompt.sourceEnd(formEnd[i]);
  }

  /**
   * Where the character of word {@code i} that begins at a place in the buffer does in the prompt.
   */
  int sourceStart(int i, int place) {
    return isSlice(i) ? prompt.sourceStart(formStart[i] + place - start[i]) : sourceStart(i);
  }

  /** The same of the character that ends at a place. */
  int sourceEnd(int i, int place) {
    return isSlice(i) ? prompt.sourceEnd(formStart[i] + place - start[i]) : sourceEnd(i);
  }

  /** Whether a word has the characters of the prompt's form; else it is taken whole. */
  private boolean isSlice(int i) {
    return end[i] - start[i] == formEnd[i] - formStart[i];
  }
}
