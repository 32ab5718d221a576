package io.micromap.spi;

/** Takes the features of one prompt from a {@link Featurizer}. */
@FunctionalInterface
public interface FeatureSink {

  /**
   * Adds a feature; values of one name add up.
   *
   * @param name 1 to 200 characters; features with equal names are one dimension
   * @param value finite and positive: a count or a strength
   */
  void add(String name, double value);
}
