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

  /** What stands before the first word of a range. */
  static final String FIRST = "<";

  /** What stands behind the last word of a range. */
  static final String LAST = ">";

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

  /** As above; {@link #FIRST} and {@link #LAST} stand for what is no word. */
  static String pair(String left, String right) {
    return "b " + left + " " + right;
  }

  /** The pairs of neighbouring words and ends. */
  void pairs(List<Word> words, Range range, Sink sink) {
    for (int i = range.from(); i <= range.to(); i++) {
      String left = i == range.from() ? FIRST : words.get(i - 1).text();
      String right = i == range.to() ? LAST : words.get(i).text();
      sink.take(pair(left, right), Math.max(range.from(), i - 1), Math.min(range.to() - 1, i));
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

  /** The direction of the sum of the words' vectors; all 0 where no word has one. */
  static double[] meaning(List<Word> words) {
    WordVectors table = WordVectors.table();
    double[][] vectors =
        words.stream().map(word -> table.vector(word.text())).toArray(double[][]::new);
    return direction(vectors, 0, vectors.length);
  }

  /** As above, of the vectors of a range. */
  static double[] direction(double[][] vectors, int from, int to) {
    double[] direction = sum(vectors, from, to, 1);
    double length = length(direction);
    return length > 0 ? sum(vectors, from, to, length) : direction;
  }

  /** The sum of the vectors of a range, each of them divided first. */
  static double[] sum(double[][] vectors, int from, int to, double divisor) {
    double[] sum = new double[WordVectors.table().dimensions()];
    for (int i = from; i < to; i++) {
      double[] vector = vectors[i];
      for (int d = 0; d < sum.length; d++) {
        sum[d] += vector[d] / divisor;
      }
    }
    return sum;
  }

  static double length(double[] vector) {
    double square = 0;
    for (double value : vector) {
      square += value * value;
    }
    return Math.sqrt(square);
  }
}
