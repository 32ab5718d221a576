package io.micromap.rails.text;

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

  /** The evidence of the words of a prompt. */
  WordsEvidence of(List<Word> prompt) {
    WordEvidence[] each = new WordEvidence[prompt.size()];
    int[] pairs = new int[each.length];
    for (int i = 0; i < each.length; i++) {
      String word = prompt.get(i).text();
      each[i] = words.get(word);
      pairs[i] =
          i == 0 ? -1 : rows.getOrDefault(ClauseFeatures.pair(prompt.get(i - 1).text(), word), -1);
    }
    return new WordsEvidence(this, each, pairs);
  }

  /** Adds a feature's weights, times a value, to one sum per column. */
  void addRow(int row, double value, double[] sums, int from) {
    for (int k = 0; k < columns; k++) {
      sums[from + k] += value * weights[row * columns + k];
    }
  }

  /** Adds the weights of a vector's dimensions, times its values, to one sum per column. */
  void addMeaning(double[] meaning, double[] sums) {
    for (int d = 0; d < meaning.length; d++) {
      addRow(features.size() + d, meaning[d], sums, 0);
    }
  }

  /** A new sum per column, the bias. */
  double[] biases() {
    double[] biases = new double[columns];
    for (int k = 0; k < columns; k++) {
      biases[k] = weights[(rows(features.size()) - 1) * columns + k];
    }
    return biases;
  }
}
