package io.micromap.runtime.featurizer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Phrases by their first word, so that each word of a prompt meets few of them. */
public final class PhraseIndex {

  private final Map<String, List<String>> byFirstWord = new HashMap<>();

  /**
   * An index.
   *
   * @param phrases parted by commas; of two that begin alike the longer one is found
   */
  public PhraseIndex(String phrases) {
    List<String> longestFirst = parted(phrases);
    longestFirst.sort((one, other) -> other.length() - one.length());
    for (String phrase : longestFirst) {
      int end = phrase.indexOf(' ');
      String first = end < 0 ? phrase : phrase.substring(0, end);
      byFirstWord.computeIfAbsent(first, word -> new ArrayList<>()).add(phrase);
    }
  }

  /** As a regular expression would part them, but sooner: that counts on a cold start. */
  private static List<String> parted(String phrases) {
    List<String> parted = new ArrayList<>();
    int start = 0;
    for (int comma = phrases.indexOf(", "); comma >= 0; comma = phrases.indexOf(", ", start)) {
      parted.add(phrases.substring(start, comma));
      start = comma + 2;
    }
    parted.add(phrases.substring(start));
    return parted;
  }

  /** All phrases of some indexes. */
  PhraseIndex(List<PhraseIndex> all) {
    for (PhraseIndex index : all) {
      index.byFirstWord.forEach(
          (first, phrases) ->
              byFirstWord.computeIfAbsent(first, word -> new ArrayList<>()).addAll(phrases));
    }
  }

  /** How many words the first phrase takes that stands at a place; 0 where none does. */
  int length(Wording utterance, int at) {
    List<String> phrases = byFirstWord.get(utterance.word(at));
    return phrases == null ? 0 : Phrases.length(phrases, at, utterance);
  }

  /** Whether a phrase stands at a place. */
  boolean isAt(Wording utterance, int at) {
    return length(utterance, at) > 0;
  }

  /**
   * How many words the first phrase takes that stands at a place; 0 where none does.
   *
   * @param word of each number, empty behind the last one
   */
  public int length(int at, IntFunction<String> word) {
    List<String> phrases = byFirstWord.get(word.apply(at));
    return phrases == null ? 0 : Phrases.length(phrases, at, word);
  }

  /** Whether a phrase stands at a place. */
  boolean isAt(int at, IntFunction<String> word) {
    return length(at, word) > 0;
  }

  /** Whether a phrase begins with a word. */
  boolean begins(String word) {
    return byFirstWord.containsKey(word);
  }

  /** Whether a phrase stands anywhere between two places. */
  boolean isIn(Wording utterance, int from, int to) {
    for (int i = from; i < to; i++) {
      if (isAt(utterance, i)) {
        return true;
      }
    }
    return false;
  }
}
