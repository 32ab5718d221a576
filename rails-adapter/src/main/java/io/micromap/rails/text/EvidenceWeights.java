package io.micromap.rails.text;

import io.micromap.rails.text.Clauses.Range;
import io.micromap.runtime.featurizer.KnownWords;
import io.micromap.runtime.featurizer.WordReader.Word;
import io.micromap.runtime.featurizer.WordVectors;
import java.util.HashMap;
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
  private final WordEvidence.Cache words;

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
    this.words = new WordEvidence.Cache(reader, rows);
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
    FoundRows found = find(words, range);
    double norm = found.norm(scales, LEAST_NORM);
    double[] scores = biases();
    for (int i = 0; i < found.count(); i++) {
      int row = found.row(i);
      double value = scales[row] / norm;
      for (int k = 0; k < columns; k++) {
        scores[k] += value * weights[row * columns + k];
      }
    }
    addMeaning(ClauseFeatures.sum(meanings(words, range)), scores);
    return scores;
  }

  /**
   * The scores, biases left out, divided among the words that carry them: {@code [column][word of
   * the range]}.
   */
  double[][] perWord(List<Word> words, Range range) {
    double[][] shares = new double[columns][range.to() - range.from()];
    FoundRows found = find(words, range);
    double norm = found.norm(scales, LEAST_NORM);
    for (int i = 0; i < found.count(); i++) {
      share(found.row(i), found.words(i), norm, range.from(), shares);
    }
    addMeanings(meanings(words, range), shares);
    return shares;
  }

  private void share(int row, Range place, double norm, int first, double[][] shares) {
    double value = scales[row] / norm / (place.to() - place.from());
    for (int word = place.from(); word < place.to(); word++) {
      for (int k = 0; k < columns; k++) {
        shares[k][word - first] += value * weights[row * columns + k];
      }
    }
  }

  private double[][] meanings(List<Word> all, Range range) {
    double[][] vectors = new double[range.to() - range.from()][];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = words.get(all.get(range.from() + i).text()).vector().clone();
    }
    return ClauseFeatures.directed(vectors);
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
  double unknownShare(List<Word> all, Range range) {
    int unknown = 0;
    for (int i = range.from(); i < range.to(); i++) {
      int row = words.get(all.get(i).text()).row();
      unknown += row < 0 || !inScope[row] ? 1 : 0;
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

  private FoundRows find(List<Word> all, Range range) {
    FoundRows found = new FoundRows(features.size());
    for (int i = range.from(); i < range.to(); i++) {
      for (int row : words.get(all.get(i).text()).rows()) {
        found.add(row, i, i);
      }
    }
    reader.pairs(
        all,
        range,
        (feature, first, last) -> {
          Integer row = rows.get(feature);
          if (row != null) {
            found.add(row, first, last);
          }
        });
    return found;
  }
}
