package io.micromap.rails.text;

import io.micromap.rails.text.Clauses.Range;
import io.micromap.runtime.featurizer.WordReader.Word;
import io.micromap.runtime.featurizer.WordVectors;
import java.util.List;

/**
 * The features of a range of words: words, neighbouring pairs with the range's two ends, and parts
 * of words. Each belongs to one or two words, so evidence has a place. Beside them stands the
 * direction of the mean of the words' vectors, of which each word has its part.
 *
 * @param shortestPart of a word, in UTF-16 units
 * @param longestPart of a word, in UTF-16 units
 */
record ClauseFeatures(int shortestPart, int longestPart) {

  /** Takes a feature and the words it was seen in, both included; they may lie outside. */
  @FunctionalInterface
  interface Sink {
    void take(String feature, int firstWord, int lastWord);
  }

  static ClauseFeatures of(ClauseOptions options) {
    return new ClauseFeatures(options.shortestPart(), options.longestPart());
  }

  /** The feature of a single word. */
  static String word(String word) {
    return "w " + word;
  }

  /** The feature of two neighbouring words, one blank between them. */
  static String pair(String pair) {
    return "b " + pair;
  }

  void each(List<Word> words, Range range, Sink sink) {
    for (int i = range.from(); i < range.to(); i++) {
      parts(words.get(i).text(), i, sink);
    }
    pairs(words, range, sink);
  }

  /** The pairs of neighbouring words and ends. */
  void pairs(List<Word> words, Range range, Sink sink) {
    for (int i = range.from(); i <= range.to(); i++) {
      String left = i == range.from() ? "<" : words.get(i - 1).text();
      String right = i == range.to() ? ">" : words.get(i).text();
      sink.take(
          pair(left + " " + right), Math.max(range.from(), i - 1), Math.min(range.to() - 1, i));
    }
  }

  /** The word itself and its parts. */
  void parts(String text, int place, Sink sink) {
    sink.take(word(text), place, place);
    String marked = "<" + text + ">";
    for (int n = shortestPart; n <= longestPart; n++) {
      for (int j = 0; j + n <= marked.length(); j++) {
        sink.take("c " + marked.substring(j, j + n), place, place);
      }
    }
  }

  /**
   * Each word's part in the direction of the sum of the range's word vectors: {@code [word of the
   * range][dimension]}; all 0 where no word has a vector.
   */
  static double[][] meanings(List<Word> words, Range range) {
    WordVectors table = WordVectors.table();
    double[][] parts = new double[range.to() - range.from()][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = table.vector(words.get(range.from() + i).text());
    }
    return directed(parts);
  }

  /** As above, of vectors that are scaled in place. */
  static double[][] directed(double[][] parts) {
    double square = 0;
    for (double value : sum(parts)) {
      square += value * value;
    }
    for (double[] part : parts) {
      for (int d = 0; d < part.length && square > 0; d++) {
        part[d] /= Math.sqrt(square);
      }
    }
    return parts;
  }

  /** The sum of the parts, of length 1 or 0. */
  static double[] sum(double[][] parts) {
    double[] sum = new double[WordVectors.table().dimensions()];
    for (double[] part : parts) {
      for (int d = 0; d < sum.length; d++) {
        sum[d] += part[d];
      }
    }
    return sum;
  }
}
