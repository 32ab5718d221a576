package io.micromap.runtime.featurizer;

import java.util.List;

/**
 * A prompt's vector with what it is the sum of.
 *
 * @param vector the vector
 * @param features its parts, features in ascending order first, then words
 */
public record LocatedVector(FeatureVector vector, List<LocatedFeature> features) {

  /** Copies. */
  public LocatedVector {
    features = List.copyOf(features);
  }
}
