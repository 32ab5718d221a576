package io.micromap.spi;

/**
 * Turns a prompt into numeric features.
 *
 * <p>Implementations are deterministic (no clock, locale, time zone, random numbers or hash order)
 * and thread-safe: one instance serves all threads at once. Any text must be accepted, the empty
 * one, one of control characters or unpaired surrogates included.
 */
@FunctionalInterface
public interface Featurizer {

  /**
   * Adds the features of {@code text} to {@code sink}, in an order that depends on the text alone.
   *
   * @param text the prompt in its normalised form, never null: compatibility form (NFKC), lower
   *     case, no accents, invisible characters dropped and look-alike letters folded; made from at
   *     most 32,768 characters
   * @param sink takes the features; not to be kept after the call
   */
  void featurize(String text, FeatureSink sink);
}
