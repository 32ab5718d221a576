package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.LexicalOptions.Chars;
import io.micromap.runtime.text.NormalizedText;
import java.util.Arrays;

/**
 * Enumerates the lexical features of a prompt in four views: word n-grams, unordered word pairs,
 * character n-grams within words, and the mean of the word vectors. Thread-safe.
 */
final class LexicalFeaturizer {

  static final int WORDS = 0;
  static final int PAIRS = 1;
  static final int CHARS = 2;
  static final int VECTORS = 3;

  private final LexicalOptions options;
  private final LexicalAnalyzer analyzer;

  LexicalFeaturizer(LexicalOptions options) {
    this.options = options;
    this.analyzer = new LexicalAnalyzer(options.maskNumbers());
  }

  /** Whether two neighbouring words are a feature. */
  boolean readsNeighbours() {
    return options.words() > 1;
  }

  /** The words of a prompt. */
  Words words(NormalizedText prompt) {
    return analyzer.analyze(prompt);
  }

  /** Reads the words of a prompt in place of those that an object had before. */
  void read(NormalizedText prompt, Words words) {
    analyzer.analyze(prompt, words);
  }

  LexicalOptions options() {
    return options;
  }

  /** Sends every n-gram to the sink; views in order, within a view from left to right. */
  void featurize(Words words, GramSink sink) {
    if (words.count() == 0) {
      return;
    }
    if (options.marksMoods()) {
      MoodMarks.mark(words, options);
    }
    wordGrams(words, sink);
    if (options.pairs().window() > 0) {
      wordPairs(words, sink);
    }
    if (options.chars().max() > 0) {
      for (int i = 0; i < words.count(); i++) {
        if (!words.isMarked(i)) {
          charGrams(words, i, sink);
        }
      }
    }
    if (options.vectorWeight() > 0) {
      meanVector(words, sink);
    }
  }

  private void wordGrams(Words words, GramSink sink) {
    for (int n = 1; n <= options.words(); n++) {
      int margin = n == 1 ? 0 : 1;
      for (int i = -margin; i + n <= words.count() + margin; i++) {
        int from = words.markedStart(i);
        sink.gram(WORDS, words.buffer(), from, words.end(i + n - 1) - from, 1);
      }
    }
  }

  /** Pairs of two words' beginnings, the lesser one first: a topic, wherever its words stand. */
  private void wordPairs(Words words, GramSink sink) {
    char[] buffer = words.buffer();
    char[] pair = new char[2 * options.pairs().prefix() + 1];
    for (int i = 0; i < words.count(); i++) {
      int last = Math.min(words.count() - 1, i + options.pairs().window());
      for (int j = i + 1; j <= last; j++) {
        int order =
            Arrays.compare(
                buffer,
                words.markedStart(i),
                prefixEnd(words, i),
                buffer,
                words.markedStart(j),
                prefixEnd(words, j));
        if (order != 0) {
          int length = copyPrefix(words, order < 0 ? i : j, pair, 0);
          pair[length++] = '+';
          length = copyPrefix(words, order < 0 ? j : i, pair, length);
          sink.gram(PAIRS, pair, 0, length, 1);
        }
      }
    }
  }

  private int prefixEnd(Words words, int i) {
    return Math.min(words.end(i), words.markedStart(i) + options.pairs().prefix());
  }

  private int copyPrefix(Words words, int i, char[] target, int offset) {
    int length = prefixEnd(words, i) - words.markedStart(i);
    System.arraycopy(words.buffer(), words.markedStart(i), target, offset, length);
    return offset + length;
  }

  /** N-grams of a word with one blank on each side; a word shorter than n gives itself once. */
  private void charGrams(Words words, int i, GramSink sink) {
    charGrams(options.chars(), words.buffer(), words.start(i) - 1, words.end(i) + 1, sink);
  }

  /** As above, for a slice that begins and ends with such a blank. */
  static void charGrams(Chars sizes, char[] buffer, int from, int to, GramSink sink) {
    int length = to - from;
    for (int n = sizes.min(); n <= sizes.max(); n++) {
      if (length <= n) {
        sink.gram(CHARS, buffer, from, length, 1);
        return;
      }
      for (int k = 0; k + n <= length; k++) {
        sink.gram(CHARS, buffer, from + k, n, 1);
      }
    }
  }

  /** The direction of the sum of all word vectors: every dimension is a feature. */
  private static void meanVector(Words words, GramSink sink) {
    WordVectors vectors = WordVectors.table();
    double[] sum = new double[vectors.dimensions()];
    for (int i = 0; i < words.count(); i++) {
      if (!words.isMarked(i)) {
        double[] word = vectors.sum(vectors.pieces(words.buffer(), words.start(i), words.end(i)));
        for (int d = 0; d < sum.length; d++) {
          sum[d] += word[d];
        }
      }
    }
    double square = 0;
    for (double value : sum) {
      square += value * value;
    }
    for (int d = 0; d < sum.length && square > 0; d++) {
      if (sum[d] != 0) {
        char[] name = vectors.name(d);
        sink.gram(VECTORS, name, 0, name.length, sum[d] / Math.sqrt(square));
      }
    }
  }
}
