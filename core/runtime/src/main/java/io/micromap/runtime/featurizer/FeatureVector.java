package io.micromap.runtime.featurizer;

/**
 * The features of one prompt that the vocabulary has, as a sparse vector of length 1.
 *
 * @param ids strictly ascending feature numbers
 * @param values one per id, positive; squares sum to 1 unless there is none
 * @param words number of words of the prompt
 * @param knownWords how many of them the vocabulary has
 */
public record FeatureVector(int[] ids, double[] values, int words, int knownWords) {

  /** Number of features. */
  public int size() {
    return ids.length;
  }
}
