package io.micromap.runtime.encoder;

/**
 * Which encoder made some vectors: the hash tells encoders apart, the name is for people.
 *
 * @param id its name, such as {@code bge-small-en-v1.5-q}: 1 to 64 letters, digits, dots,
 *     underscores and hyphens
 * @param sha256 of all that decides its vectors: model, tokenizer, pooling, grid; 64 hexadecimal
 *     digits in lower case
 * @param dimension length of its vectors, 1 to {@value #MAX_DIMENSION}
 */
public record EncoderIdentity(String id, String sha256, int dimension) {

  /** Longest vector. */
  public static final int MAX_DIMENSION = 4096;

  /**
   * Validates.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  public EncoderIdentity {
    if (!id.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException(
          "An encoder is called '"
              + id
              + "'; expected 1 to 64 letters, digits, dots, underscores or hyphens.");
    }
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "The hash of encoder '" + id + "' is '" + sha256 + "'; expected 64 hexadecimal digits.");
    }
    if (dimension < 1 || dimension > MAX_DIMENSION) {
      throw new IllegalArgumentException(
          "Encoder '"
              + id
              + "' has vectors of length "
              + dimension
              + "; expected 1 to "
              + MAX_DIMENSION
              + ".");
    }
  }

  /** Whether it is the same encoder, whatever people call it. */
  public boolean isSame(EncoderIdentity other) {
    return sha256.equals(other.sha256) && dimension == other.dimension;
  }
}
