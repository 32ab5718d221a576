package io.micromap.rails.text;

import io.micromap.rails.text.Clauses.Range;
import io.micromap.runtime.featurizer.KnownWords;
import io.micromap.runtime.featurizer.WordReader.Word;
import io.micromap.runtime.featurizer.WordVectors;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Linear evidence per feature and class. A range's score for a class is the sum of its features'
 * weights, each times the feature's scale, over the norm of the scales, plus the weights of the
 * direction of its words' mean vector, plus the class's bias.
 */
final class EvidenceWeights implements KnownWords {
  private static final double LEAST_NORM = 1e-12;

  private final ClauseFeatures reader;
  private final List<String> features;
  private final Map<String, Integer> rows = new HashMap<>();
  private final boolean[] inScope;
  private final float[] scales;
  private final float[] weights;
  private final int columns;

  /**
   * Takes over the arrays.
   *
   * @param reader finds the features of words
   * @param features names, unique
   * @param inScope whether a feature occurs in in-scope prompts
   * @param scales one per feature
   * @param weights a row of {@code columns} per feature, then per dimension of the word vectors,
   *     and a last one of biases
   */
  EvidenceWeights(
      ClauseFeatures reader,
      List<String> features,
      boolean[] inScope,
      float[] scales,
      float[] weights,
      int columns) {
    this.reader = reader;
    this.features = List.copyOf(features);
    this.inScope = inScope;
    this.scales = scales;
    this.weights = weights;
    this.columns = columns;
    for (String feature : features) {
      rows.put(feature, rows.size());
    }
    if (rows.size() != features.size()
        || inScope.length != features.size()
        || scales.length != features.size()
        || weights.length != rows(features.size()) * columns) {
      throw new IllegalArgumentException("the evidence's features and weights do not fit together");
    }
  }

  /** How many rows of weights there are for so many features. */
  static int rows(int features) {
    return features + WordVectors.table().dimensions() + 1;
  }

  List<String> features() {
    return features;
  }

  boolean[] inScope() {
    return inScope;
  }

  float[] scales() {
    return scales;
  }

  float[] weights() {
    return weights;
  }

  int columns() {
    return columns;
  }

  @Override
  public boolean hasWord(char[] buffer, int offset, int length) {
    return rows.containsKey(ClauseFeatures.word(new String(buffer, offset, length)));
  }

  @Override
  public boolean hasPair(char[] buffer, int offset, int length) {
    return rows.containsKey(ClauseFeatures.pair(new String(buffer, offset, length)));
  }

  /** A score per column; positive supports it. */
  double[] scores(List<Word> words, Range range) {
    Found found = find(words, range);
    double[] scores = biases();
    found.places.forEach(
        (row, places) -> {
          double value = scales[row] / found.norm;
          for (int k = 0; k < columns; k++) {
            scores[k] += value * weights[row * columns + k];
          }
        });
    addMeaning(ClauseFeatures.sum(ClauseFeatures.meanings(words, range)), scores);
    return scores;
  }

  /**
   * The scores, biases left out, divided among the words that carry them: {@code [column][word of
   * the range]}.
   */
  double[][] perWord(List<Word> words, Range range) {
    double[][] shares = new double[columns][range.to() - range.from()];
    Found found = find(words, range);
    found.places.forEach(
        (row, place) -> {
          double value = scales[row] / found.norm / (place.to() - place.from());
          for (int word = place.from(); word < place.to(); word++) {
            for (int k = 0; k < columns; k++) {
              shares[k][word - range.from()] += value * weights[row * columns + k];
            }
          }
        });
    addMeanings(ClauseFeatures.meanings(words, range), shares);
    return shares;
  }

  private void addMeanings(double[][] meanings, double[][] shares) {
    for (int word = 0; word < meanings.length; word++) {
      double[] added = new double[columns];
      addMeaning(meanings[word], added);
      for (int k = 0; k < columns; k++) {
        shares[k][word] += added[k];
      }
    }
  }

  private void addMeaning(double[] meaning, double[] scores) {
    for (int d = 0; d < meaning.length; d++) {
      int row = features.size() + d;
      for (int k = 0; k < columns; k++) {
        scores[k] += meaning[d] * weights[row * columns + k];
      }
    }
  }

  /** The share of words that no in-scope prompt held, 0 to 1. */
  double unknownShare(List<Word> words, Range range) {
    int unknown = 0;
    for (int i = range.from(); i < range.to(); i++) {
      Integer row = rows.get(ClauseFeatures.word(words.get(i).text()));
      unknown += row == null || !inScope[row] ? 1 : 0;
    }
    return unknown / (double) (range.to() - range.from());
  }

  private double[] biases() {
    double[] biases = new double[columns];
    for (int k = 0; k < columns; k++) {
      biases[k] = weights[(rows(features.size()) - 1) * columns + k];
    }
    return biases;
  }

  private Found find(List<Word> words, Range range) {
    Map<Integer, Range> places = new LinkedHashMap<>();
    reader.each(
        words,
        range,
        (feature, first, last) -> {
          Integer row = rows.get(feature);
          if (row != null) {
            places.putIfAbsent(row, new Range(first, last + 1));
          }
        });
    double squares = 0;
    for (int row : places.keySet()) {
      squares += (double) scales[row] * scales[row];
    }
    return new Found(places, Math.max(Math.sqrt(squares), LEAST_NORM));
  }

  /** The known features of a range, each with the words of its first occurrence. */
  private record Found(Map<Integer, Range> places, double norm) {}
}
