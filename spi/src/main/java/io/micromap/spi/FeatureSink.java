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

  /**
   * As above, for a name that stands in a buffer: the sink of a mapper reads it there, so that
   * nobody makes a string of it. {@link TermGrams} sends features so.
   *
   * @param buffer holds the name; the sink neither changes nor keeps it
   * @param offset where the name begins
   * @param length 1 to 200
   */
  default void add(char[] buffer, int offset, int length, double value) {
    add(new String(buffer, offset, length), value);
  }
}
