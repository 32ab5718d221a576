package io.micromap.runtime.text;

import java.util.Arrays;

/** Characters that are being normalised, each with the stretch of the prompt that it comes from. */
final class MappedText {

  private char[] chars;
  private int[] starts;
  private int[] ends;
  private int length;

  /** An empty text with room for some characters. */
  MappedText(int capacity) {
    chars = new char[capacity + 1];
    starts = new int[capacity + 1];
    ends = new int[capacity + 1];
  }

  int length() {
    return length;
  }

  int codePointAt(int at) {
    return Character.codePointAt(chars, at, length);
  }

  /** The last code point, or -1 where there is none. */
  int last() {
    return length == 0 ? -1 : Character.codePointBefore(chars, length);
  }

  String substring(int from, int to) {
    return new String(chars, from, to - from);
  }

  boolean hasCharsOf(MappedText other) {
    return Arrays.equals(chars, 0, length, other.chars, 0, other.length);
  }

  int start(int at) {
    return starts[at];
  }

  /** Behind the stretch of the prompt that the character comes from. */
  int end(int at) {
    return ends[at];
  }

  void append(int codePoint, int start, int end) {
    if (Character.isBmpCodePoint(codePoint)) {
      append((char) codePoint, start, end);
    } else {
      append(Character.highSurrogate(codePoint), start, end);
      append(Character.lowSurrogate(codePoint), start, end);
    }
  }

  void append(CharSequence text, int start, int end) {
    for (int i = 0; i < text.length(); i++) {
      append(text.charAt(i), start, end);
    }
  }

  void append(char c, int start, int end) {
    if (length == chars.length) {
      chars = Arrays.copyOf(chars, length * 2);
      starts = Arrays.copyOf(starts, length * 2);
      ends = Arrays.copyOf(ends, length * 2);
    }
    chars[length] = c;
    starts[length] = start;
    ends[length++] = end;
  }

  /** Appends some of another text's characters as they are. */
  void append(MappedText other, int from, int to) {
    for (int i = from; i < to; i++) {
      append(other.chars[i], other.starts[i], other.ends[i]);
    }
  }

  /** Makes the last character also stand for what follows it in the prompt, up to a place. */
  void extendLast(int end) {
    ends[length - 1] = end;
  }

  int[] starts() {
    return Arrays.copyOf(starts, length);
  }

  int[] ends() {
    return Arrays.copyOf(ends, length);
  }
}
