package io.micromap.cli.options;

import java.util.Locale;

/** What a mapper reads of a prompt. */
enum FeaturizerTier {
  /** Words and parts of words. */
  LEXICAL,
  /** Those, and the embedding of the whole prompt by a sentence encoder. */
  ENCODER,
  /** Words where they are sure, else the encoder. */
  CASCADE,
  /** The cheapest of these that is as good as the best. */
  AUTO;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
