package io.micromap.runtime.featurizer;

import io.micromap.spi.FeatureSink;

/** Takes the n-grams of one prompt as slices of a buffer that is not to be kept. */
@FunctionalInterface
public interface GramSink {

  /**
   * One occurrence of a feature.
   *
   * @param view number of the view it belongs to
   * @param buffer holds the feature's text
   * @param offset where it begins
   * @param length how long it is, 1 or more
   * @param amount how much it counts; positive but for dimensions of word vectors
   */
  void gram(int view, char[] buffer, int offset, int length, double amount);

  /** Takes the features of one of the views of a domain's own code, and checks them. */
  default FeatureSink ofView(int view) {
    return new OwnFeatures(view, this);
  }
}
