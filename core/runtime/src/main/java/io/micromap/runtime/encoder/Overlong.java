package io.micromap.runtime.encoder;

import java.util.List;
import java.util.Optional;

/** What is said of rows of which an encoder reads the beginning alone. */
public final class Overlong {

  private Overlong() {}

  /** How many of some rows are so long, and what that means; nothing where there is none. */
  public static Optional<String> message(Encoder encoder, List<String> texts) {
    long rows = texts.stream().filter(text -> !encoder.readsWhole(text)).count();
    return rows == 0
        ? Optional.empty()
        : Optional.of(
            (rows == 1 ? "1 row is" : rows + " rows are")
                + " longer than "
                + encoder.identity().id()
                + " reads; the beginning alone is learnt from, and a prompt as long is too_long"
                + " where the encoder would have to read it");
  }
}
