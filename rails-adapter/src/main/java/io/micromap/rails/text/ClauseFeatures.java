package io.micromap.rails.text;

import io.micromap.rails.text.Clauses.Range;
import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.List;

/**
 * What the rails look at in a range of words: words, neighbouring pairs with the range's two ends,
 * and parts of three to five characters within a word. Each belongs to one or two words, so that
 * evidence has a place.
 */
final class ClauseFeatures {
  private static final int SHORTEST_PART = 3;
  private static final int LONGEST_PART = 5;

  /** Takes a feature and the words it was seen in, both included; they may lie outside. */
  @FunctionalInterface
  interface Sink {
    void take(String feature, int firstWord, int lastWord);
  }

  private ClauseFeatures() {}

  /** The feature of a single word. */
  static String word(String word) {
    return "w " + word;
  }

  static void each(List<Word> words, Range range, Sink sink) {
    for (int i = range.from(); i < range.to(); i++) {
      String text = words.get(i).text();
      sink.take(word(text), i, i);
      String marked = "<" + text + ">";
      for (int n = SHORTEST_PART; n <= LONGEST_PART; n++) {
        for (int j = 0; j + n <= marked.length(); j++) {
          sink.take("c " + marked.substring(j, j + n), i, i);
        }
      }
    }
    for (int i = range.from(); i <= range.to(); i++) {
      String left = i == range.from() ? "<" : words.get(i - 1).text();
      String right = i == range.to() ? ">" : words.get(i).text();
      sink.take(
          "b " + left + " " + right, Math.max(range.from(), i - 1), Math.min(range.to() - 1, i));
    }
  }
}
