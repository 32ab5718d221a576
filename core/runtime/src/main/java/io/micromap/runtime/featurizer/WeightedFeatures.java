package io.micromap.runtime.featurizer;

import java.util.Optional;

/**
 * The features of a mapper with what they weigh.
 *
 * @param vocabulary the features
 * @param scales one factor per feature and a last one for features that the vocabulary lacks
 * @param weights one row per feature
 * @param dimensions of the word vectors
 */
record WeightedFeatures(
    Vocabulary vocabulary, float[] scales, FeatureWeights weights, VectorFeatures dimensions) {

  /**
   * The dimensions of the word vectors that are features.
   *
   * @param ids by dimension the number of its feature, or -1; none where no vectors are asked for
   * @param scales by dimension the factor of its feature, or 0
   * @param keyed behind the last one that counts in a {@link FeatureKey}
   */
  record VectorFeatures(int[] ids, double[] scales, int keyed) {

    int count() {
      return ids.length;
    }
  }

  static WeightedFeatures of(
      Optional<LexicalOptions> options,
      Vocabulary vocabulary,
      float[] scales,
      FeatureWeights weights) {
    boolean asked = options.filter(given -> given.vectorWeight() > 0).isPresent();
    return new WeightedFeatures(
        vocabulary, scales, weights, asked ? dimensions(vocabulary, scales) : none());
  }

  private static VectorFeatures none() {
    return new VectorFeatures(new int[0], new double[0], 0);
  }

  private static VectorFeatures dimensions(Vocabulary vocabulary, float[] scales) {
    WordVectors table = WordVectors.table();
    int[] ids = new int[table.dimensions()];
    double[] factors = new double[ids.length];
    int limit = vocabulary.first(LexicalFeaturizer.VECTORS) + FeatureKey.DIMENSIONS;
    int keyed = 0;
    for (int d = 0; d < ids.length; d++) {
      char[] name = table.name(d);
      ids[d] = vocabulary.find(LexicalFeaturizer.VECTORS, name, 0, name.length);
      factors[d] = ids[d] < 0 ? 0 : scales[ids[d]];
      keyed = ids[d] >= 0 && ids[d] < limit ? d + 1 : keyed;
    }
    return new VectorFeatures(ids, factors, keyed);
  }

  /** A feature with its scale, as in {@link KeyTable}; -1 is none. */
  long entry(int id) {
    return id < 0 ? KeyTable.NONE : KeyTable.entry(id, scales[id]);
  }
}
