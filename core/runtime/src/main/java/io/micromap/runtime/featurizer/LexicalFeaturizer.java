package io.micromap.runtime.featurizer;

import java.util.Arrays;

/**
 * Enumerates the lexical features of a prompt in three views: word n-grams, unordered word pairs,
 * and character n-grams within words. Thread-safe.
 */
final class LexicalFeaturizer {

  static final int WORDS = 0;
  static final int PAIRS = 1;
  static final int CHARS = 2;

  private final LexicalOptions options;
  private final LexicalAnalyzer analyzer;

  LexicalFeaturizer(LexicalOptions options) {
    this.options = options;
    this.analyzer = new LexicalAnalyzer(options.maskNumbers());
  }

  /** The words of a prompt, normalised. */
  Words words(String text) {
    return analyzer.analyze(text);
  }

  /** Sends every n-gram to the sink; views in order, within a view from left to right. */
  void featurize(Words words, GramSink sink) {
    if (words.count() == 0) {
      return;
    }
    wordGrams(words, sink);
    if (options.pairWindow() > 0) {
      wordPairs(words, sink);
    }
    if (options.charsMax() > 0) {
      for (int i = 0; i < words.count(); i++) {
        charGrams(words, i, sink);
      }
    }
  }

  private void wordGrams(Words words, GramSink sink) {
    for (int n = 1; n <= options.words(); n++) {
      int margin = n == 1 ? 0 : 1;
      for (int i = -margin; i + n <= words.count() + margin; i++) {
        int from = words.start(i);
        sink.gram(WORDS, words.buffer(), from, words.end(i + n - 1) - from, 1);
      }
    }
  }

  private void wordPairs(Words words, GramSink sink) {
    char[] pair = new char[32];
    for (int i = 0; i < words.count(); i++) {
      int last = Math.min(words.count() - 1, i + options.pairWindow());
      for (int j = i + 1; j <= last; j++) {
        int order = compare(words, i, j);
        if (order == 0) {
          continue;
        }
        int first = order < 0 ? i : j;
        int second = order < 0 ? j : i;
        int firstLength = words.end(first) - words.start(first);
        int length = firstLength + 1 + words.end(second) - words.start(second);
        if (pair.length < length) {
          pair = new char[length * 2];
        }
        System.arraycopy(words.buffer(), words.start(first), pair, 0, firstLength);
        pair[firstLength] = '+';
        System.arraycopy(
            words.buffer(), words.start(second), pair, firstLength + 1, length - firstLength - 1);
        sink.gram(PAIRS, pair, 0, length, 1);
      }
    }
  }

  /** N-grams of a word with one blank on each side; a word shorter than n gives itself once. */
  private void charGrams(Words words, int i, GramSink sink) {
    int from = words.start(i) - 1;
    int length = words.end(i) + 1 - from;
    for (int n = options.charsMin(); n <= options.charsMax(); n++) {
      if (length <= n) {
        sink.gram(CHARS, words.buffer(), from, length, 1);
        return;
      }
      for (int k = 0; k + n <= length; k++) {
        sink.gram(CHARS, words.buffer(), from + k, n, 1);
      }
    }
  }

  private static int compare(Words words, int i, int j) {
    return Arrays.compare(
        words.buffer(), words.start(i), words.end(i), words.buffer(), words.start(j), words.end(j));
  }
}
