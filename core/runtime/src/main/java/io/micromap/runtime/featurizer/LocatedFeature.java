package io.micromap.runtime.featurizer;

import java.util.List;

/**
 * A known feature of a prompt and where it was read.
 *
 * @param id its number
 * @param value as in the prompt's {@link FeatureVector}
 * @param spans all its places, ascending; none for features of a domain's own code
 */
public record LocatedFeature(int id, double value, List<Span> spans) {

  /** Copies. */
  public LocatedFeature {
    spans = List.copyOf(spans);
  }
}
