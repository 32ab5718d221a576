package io.micromap.runtime.featurizer;

import java.util.Arrays;

/**
 * The features of one prompt that the vocabulary has, as a sparse vector of length 1.
 *
 * @param ids strictly ascending feature numbers, {@code size} of them; what is behind does not
 *     count
 * @param values one per id, not 0, positive but for those of word vectors; squares sum to 1 unless
 *     there is none
 * @param size number of features
 * @param known for each view the share of its squared length, before scaling, that the vocabulary
 *     has, in [0, 1]; 1 for a view without any feature
 * @param key hash of the features and of how much each counts, in any order
 */
public record FeatureVector(int[] ids, double[] values, int size, double[] known, long key) {

  /** A vector of all the numbers given. */
  public FeatureVector(int[] ids, double[] values, double[] known) {
    this(ids, values, ids.length, known, key(ids, values));
  }

  private static long key(int[] ids, double[] values) {
    long key = 0;
    for (int i = 0; i < ids.length; i++) {
      key += FeatureKey.of(ids[i], values[i]);
    }
    return key;
  }

  /** A vector of its own, in arrays of its size. */
  FeatureVector copy() {
    return new FeatureVector(
        Arrays.copyOf(ids, size), Arrays.copyOf(values, size), size, known.clone(), key);
  }

  /** Inner product with a vector of the same vocabulary: the cosine of the two, in [-1, 1]. */
  public double dot(FeatureVector other) {
    double sum = 0;
    int j = 0;
    for (int i = 0; i < ids.length; i++) {
      while (j < other.ids.length && other.ids[j] < ids[i]) {
        j++;
      }
      if (j < other.ids.length && other.ids[j] == ids[i]) {
        sum += values[i] * other.values[j];
      }
    }
    return sum;
  }
}
