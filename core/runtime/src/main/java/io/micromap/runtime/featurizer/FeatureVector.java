package io.micromap.runtime.featurizer;

/**
 * The features of one prompt that the vocabulary has, as a sparse vector of length 1.
 *
 * @param ids strictly ascending feature numbers
 * @param values one per id, positive; squares sum to 1 unless there is none
 */
public record FeatureVector(int[] ids, double[] values) {

  /** Number of features. */
  public int size() {
    return ids.length;
  }
}
