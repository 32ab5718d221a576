package io.micromap.encoder;

import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Splits a word into the longest pieces that a vocabulary has, from left to right (Schuster and
 * Nakajima 2012, as BERT applies it).
 *
 * @param vocabulary number of each piece
 * @param unknown number of the piece that stands for a word that cannot be split
 * @param prefix of pieces that go on with a word
 * @param maxLetters a longer word is not split, in code points
 */
record WordPiece(Map<String, Integer> vocabulary, int unknown, String prefix, int maxLetters) {

  WordPiece {
    vocabulary = Map.copyOf(vocabulary);
  }

  /** Sends the numbers of a word's pieces, or the one of the unknown word. */
  void split(String word, IntConsumer pieces) {
    if (word.codePointCount(0, word.length()) > maxLetters || !isSplit(word, piece -> {})) {
      pieces.accept(unknown);
    } else {
      isSplit(word, pieces);
    }
  }

  /** Sends pieces until none fits; whether the word ends with the last. */
  private boolean isSplit(String word, IntConsumer pieces) {
    int start = 0;
    while (start < word.length()) {
      int end = longest(word, start, pieces);
      if (end == start) {
        return false;
      }
      start = end;
    }
    return true;
  }

  /** Sends the longest piece at a place; where it ends, or the place itself if none fits. */
  private int longest(String word, int start, IntConsumer pieces) {
    for (int end = word.length(); end > start; end = word.offsetByCodePoints(end, -1)) {
      String piece = word.substring(start, end);
      Integer number = vocabulary.get(start == 0 ? piece : prefix + piece);
      if (number != null) {
        pieces.accept(number);
        return end;
      }
    }
    return start;
  }
}
