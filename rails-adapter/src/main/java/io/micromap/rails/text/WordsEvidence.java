package io.micromap.rails.text;

import io.micromap.rails.text.Clauses.Range;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The evidence of the words of one prompt, range by range. What each word and each pair of
 * neighbours is evidence by is looked up once. Serves one thread.
 */
final class WordsEvidence {

  private static final double LEAST_NORM = 1e-12;

  private final EvidenceWeights weights;
  private final WordEvidence[] words;

  /** Row of each word and the one before as a pair, or -1. */
  private final int[] pairs;

  private final double[][] vectors;
  private final FoundRows found;
  private final Map<Range, double[][]> shares = new HashMap<>();

  /**
   * The evidence of some words.
   *
   * @param words each of them
   * @param pairs row of each word and the one before as a pair, or -1
   */
  WordsEvidence(EvidenceWeights weights, WordEvidence[] words, int[] pairs) {
    this.weights = weights;
    this.words = words;
    this.pairs = pairs;
    this.vectors = Arrays.stream(words).map(WordEvidence::vector).toArray(double[][]::new);
    this.found = new FoundRows(weights.features().size());
  }

  /** Number of words. */
  int count() {
    return words.length;
  }

  /** A score per column; positive supports it. */
  double[] scores(Range range) {
    find(range);
    double norm = found.norm(weights.scales(), LEAST_NORM);
    double[] scores = weights.biases();
    for (int i = 0; i < found.count(); i++) {
      int row = found.row(i);
      weights.addRow(row, weights.scales()[row] / norm, scores, 0);
    }
    weights.addMeaning(ClauseFeatures.direction(vectors, range.from(), range.to()), scores);
    return scores;
  }

  /**
   * The scores, biases left out, divided among the words that carry them: {@code [column][word of
   * the range]}. Not to be written to.
   */
  double[][] perWord(Range range) {
    return shares.computeIfAbsent(range, this::share);
  }

  private double[][] share(Range range) {
    int columns = weights.columns();
    int count = range.to() - range.from();
    double[] byWord = new double[count * columns];
    find(range);
    double norm = found.norm(weights.scales(), LEAST_NORM);
    for (int i = 0; i < found.count(); i++) {
      int row = found.row(i);
      double value = weights.scales()[row] / norm / (found.to(i) - found.from(i));
      for (int word = found.from(i); word < found.to(i); word++) {
        weights.addRow(row, value, byWord, (word - range.from()) * columns);
      }
    }
    addMeanings(range, byWord);
    double[][] shares = new double[columns][count];
    for (int i = 0; i < byWord.length; i++) {
      shares[i % columns][i / columns] = byWord[i];
    }
    return shares;
  }

  private void addMeanings(Range range, double[] byWord) {
    int columns = weights.columns();
    double length = ClauseFeatures.length(ClauseFeatures.sum(vectors, range.from(), range.to(), 1));
    for (int i = range.from(); i < range.to(); i++) {
      double[] added = new double[columns];
      weights.addMeaning(ClauseFeatures.sum(vectors, i, i + 1, length > 0 ? length : 1), added);
      for (int k = 0; k < columns; k++) {
        byWord[(i - range.from()) * columns + k] += added[k];
      }
    }
  }

  /** The share of words that no in-scope prompt held, 0 to 1. */
  double unknownShare(Range range) {
    int unknown = 0;
    for (int i = range.from(); i < range.to(); i++) {
      int row = words[i].row();
      unknown += row < 0 || !weights.inScope()[row] ? 1 : 0;
    }
    return unknown / (double) (range.to() - range.from());
  }

  /** Finds the known features of a range, those of words first. */
  private void find(Range range) {
    found.clear();
    for (int i = range.from(); i < range.to(); i++) {
      for (int row : words[i].rows()) {
        found.add(row, i, i);
      }
    }
    int last = range.to() - 1;
    found.add(words[range.from()].opening(), range.from(), range.from());
    for (int i = range.from() + 1; i <= last; i++) {
      found.add(pairs[i], i - 1, i);
    }
    found.add(words[last].closing(), last, last);
  }
}
