package io.micromap.runtime.encoder;

import java.util.List;

/**
 * A sentence encoder: a pure function from a text to a vector of length 1, near which texts of like
 * meaning lie. Safe for any number of threads. It is shared by all that name it and lives as long
 * as the process.
 */
public interface Encoder {

  /** Which encoder it is; vectors of two encoders with one identity may be compared. */
  EncoderIdentity identity();

  /** Length of its vectors. */
  default int dimension() {
    return identity().dimension();
  }

  /**
   * The vectors of some texts, in their order. A text's vector does not depend on the other texts,
   * nor on the number of threads.
   *
   * @param texts any, also empty and overlong ones: what exceeds the encoder's limit is cut off
   * @return one row a text, each of length 1 up to the rounding to the {@link EmbeddingGrid}
   */
  float[][] embed(List<String> texts);

  /**
   * Whether all of a text is read, and nothing cut off.
   *
   * @param text in the form in which it would be embedded
   */
  default boolean readsWhole(String text) {
    return true;
  }
}
