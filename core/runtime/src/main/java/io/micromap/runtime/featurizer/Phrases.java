package io.micromap.runtime.featurizer;

import java.util.List;
import java.util.function.IntFunction;

/** Finds phrases, words with a blank between two, among the words of a prompt. */
public final class Phrases {

  private Phrases() {}

  /**
   * How many words the first phrase takes that stands at a place; 0 where none does.
   *
   * @param word of each number, empty behind the last one
   */
  public static int length(List<String> phrases, int at, IntFunction<String> word) {
    for (String phrase : phrases) {
      int length = length(phrase, at, word);
      if (length > 0) {
        return length;
      }
    }
    return 0;
  }

  private static int length(String phrase, int at, IntFunction<String> words) {
    int from = 0;
    for (int i = at; ; i++) {
      String word = words.apply(i);
      if (word.isEmpty() || !phrase.startsWith(word, from)) {
        return 0;
      }
      from += word.length();
      if (from == phrase.length()) {
        return i + 1 - at;
      }
      if (phrase.charAt(from) != ' ') {
        return 0;
      }
      from++;
    }
  }
}
