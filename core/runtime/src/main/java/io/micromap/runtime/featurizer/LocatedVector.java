package io.micromap.runtime.featurizer;

import java.util.List;

/**
 * A prompt's vector with what it is the sum of.
 *
 * @param vector the vector
 * @param features its parts, features in ascending order first, then words
 * @param own what the domain's own code found, known or not
 */
public record LocatedVector(FeatureVector vector, List<LocatedFeature> features, OwnRecording own) {

  /** Copies. */
  public LocatedVector {
    features = List.copyOf(features);
  }
}
