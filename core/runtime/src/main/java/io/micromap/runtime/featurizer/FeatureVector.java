package io.micromap.runtime.featurizer;

/**
 * The features of one prompt that the vocabulary has, as a sparse vector of length 1.
 *
 * @param ids strictly ascending feature numbers
 * @param values one per id, not 0, positive but for those of word vectors; squares sum to 1 unless
 *     there is none
 * @param known for each view the share of its squared length, before scaling, that the vocabulary
 *     has, in [0, 1]; 1 for a view without any feature
 */
public record FeatureVector(int[] ids, double[] values, double[] known) {

  /** Number of features. */
  public int size() {
    return ids.length;
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
