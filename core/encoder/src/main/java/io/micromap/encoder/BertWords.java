package io.micromap.encoder;

import java.util.function.Consumer;

/** Splits a normalised text as BERT does: at white space, and around every punctuation mark. */
final class BertWords {

  private BertWords() {}

  /** Sends the words in their order. */
  static void split(String text, Consumer<String> words) {
    int start = 0;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      boolean isMark = CharacterKind.isPunctuation(c);
      if (isMark || CharacterKind.isWhitespace(c)) {
        send(text, start, i, words);
        start = isMark ? i : next;
      }
      if (isMark) {
        send(text, i, next, words);
        start = next;
      }
      i = next;
    }
    send(text, start, text.length(), words);
  }

  private static void send(String text, int start, int end, Consumer<String> words) {
    if (start < end) {
      words.accept(text.substring(start, end));
    }
  }
}
