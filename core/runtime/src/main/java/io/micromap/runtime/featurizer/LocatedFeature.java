package io.micromap.runtime.featurizer;

import java.util.List;

/**
 * What a prompt has at some places, with its part in the prompt's {@link FeatureVector}: a known
 * feature, or the word vector of one word, which has a part in many.
 *
 * @param view what kind of feature
 * @param text the feature's, normalised
 * @param ids numbers of the features of the vector it has a part in, ascending
 * @param values its part in each; those of all located features sum to the vector's
 * @param spans all its places, ascending; none for features of a domain's own code
 */
public record LocatedFeature(
    String view, String text, int[] ids, double[] values, List<Span> spans) {

  /** Copies. */
  public LocatedFeature {
    spans = List.copyOf(spans);
  }

  /** Length of its part in the vector, above 0. */
  public double value() {
    double square = 0;
    for (double value : values) {
      square += value * value;
    }
    return Math.sqrt(square);
  }
}
