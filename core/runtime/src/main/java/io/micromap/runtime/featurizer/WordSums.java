package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.WeightedFeatures.VectorFeatures;

/**
 * What one word adds to the sums of a prompt in the views of character n-grams and of word vectors,
 * as long as no other word of the prompt has the same n-grams. Immutable.
 */
final class WordSums {

  /**
   * Per column the n-grams' weights times their scales; per column the weights of the dimensions
   * times their scales and the word's vector; then the vector.
   */
  final double[] added;

  /** Per column the squared scales of the n-grams whose weight is above 0. */
  final double[] speaking;

  /** The squared scales of all n-grams. */
  final double square;

  /** The n-grams' {@link FeatureKey}s. */
  final long key;

  /**
   * Adds up.
   *
   * @param grams numbers of the n-grams, each once
   * @param pieces of the word's vector
   */
  WordSums(WeightedFeatures features, int[] grams, int[] pieces) {
    int columns = features.weights().columns();
    added = new double[2 * columns + features.dimensions().count()];
    speaking = new double[columns];
    double[] factors = new double[grams.length];
    double squares = 0;
    long keys = 0;
    for (int i = 0; i < grams.length; i++) {
      factors[i] = features.scales()[grams[i]];
      squares += factors[i] * factors[i];
      keys += FeatureKey.of(grams[i]);
      features.weights().addWherePositive(grams[i], factors[i] * factors[i], speaking);
    }
    square = squares;
    key = keys;
    double[] sums = new double[columns];
    features.weights().addRows(grams, factors, grams.length, sums);
    System.arraycopy(sums, 0, added, 0, columns);
    if (features.dimensions().count() > 0) {
      addVector(features, WordVectors.table().sum(pieces));
    }
  }

  private void addVector(WeightedFeatures features, double[] vector) {
    int columns = features.weights().columns();
    VectorFeatures dimensions = features.dimensions();
    int[] ids = new int[vector.length];
    double[] factors = new double[vector.length];
    int count = 0;
    for (int d = 0; d < vector.length; d++) {
      if (dimensions.ids()[d] >= 0 && vector[d] != 0) {
        ids[count] = dimensions.ids()[d];
        factors[count++] = dimensions.scales()[d] * vector[d];
      }
    }
    double[] sums = new double[columns];
    features.weights().addRows(ids, factors, count, sums);
    System.arraycopy(sums, 0, added, columns, columns);
    System.arraycopy(vector, 0, added, 2 * columns, vector.length);
  }
}
