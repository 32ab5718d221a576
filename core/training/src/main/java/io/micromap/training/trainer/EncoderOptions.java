package io.micromap.training.trainer;

import io.micromap.runtime.encoder.EncoderIdentity;

/**
 * How the view of a sentence encoder's embeddings is fitted: {@code
 * docs/decisions/encoder-tier.md}.
 *
 * @param identity of the encoder
 * @param tiers which tiers answer
 * @param cost C of the logistic regression on the embeddings, positive
 * @param rowsPerClass so many embeddings of a class are kept at most, for the nearest row; 1 or
 *     more
 */
public record EncoderOptions(EncoderIdentity identity, Tiers tiers, double cost, int rowsPerClass) {

  /** Which tiers answer. */
  public enum Tiers {
    /** The encoder's reads every prompt. */
    ENCODER,
    /** That of words answers what it is sure of, the encoder's the rest. */
    CASCADE,
    /**
     * The cheapest of words alone, cascade and encoder whose out-of-fold accuracy is within a
     * standard error of the best.
     */
    AUTO
  }

  /** What out-of-fold rows of public sets chose. */
  public static EncoderOptions of(EncoderIdentity identity, Tiers tiers) {
    return new EncoderOptions(identity, tiers, 30, 100);
  }

  /**
   * Validates.
   *
   * @throws IllegalArgumentException if an option is missing or out of its range
   */
  public EncoderOptions {
    if (identity == null || tiers == null || !(cost > 0) || rowsPerClass < 1) {
      throw new IllegalArgumentException("An option of the encoder is out of its range.");
    }
  }
}
