package io.micromap.rails.text;

import com.fasterxml.jackson.core.type.TypeReference;
import io.micromap.rails.format.StrictJson;
import io.micromap.rails.text.Prototypes.Acceptance;
import io.micromap.rails.text.Prototypes.Weights;
import io.micromap.runtime.bundle.EmbeddedRows;
import io.micromap.runtime.encoder.Encoder;
import io.micromap.runtime.encoder.EncoderIdentity;
import io.micromap.runtime.encoder.Encoders;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two entries of {@link Prototypes}; a rails file without any has neither. */
final class PrototypeFormat {

  /** Encoder, numbers and the number of rows of each label. */
  static final String NUMBERS = "prototypes.json";

  /** The rows, a byte each number. */
  static final String VALUES = "prototypes.bin";

  private PrototypeFormat() {}

  /**
   * The first entry.
   *
   * @param rows how many, by label
   */
  private record Numbers(
      EncoderIdentity encoder, Weights weights, Acceptance limits, List<Integer> rows) {}

  static void put(Map<String, byte[]> content, Prototypes prototypes) {
    int[] sizes = prototypes.rows().sizes();
    content.put(
        NUMBERS,
        Json.pretty(
            new Numbers(
                prototypes.encoder().identity(),
                prototypes.weights(),
                prototypes.limits(),
                Arrays.stream(sizes).boxed().toList())));
    content.put(VALUES, prototypes.rows().toBytes());
  }

  /**
   * Reads both entries where they are, and finds the encoder.
   *
   * @param where the file's name, for messages
   * @throws IOException if they are not what {@link #put} writes
   * @throws io.micromap.runtime.error.MicromapException if the encoder is not here
   */
  static Optional<Prototypes> read(Map<String, byte[]> entries, int labels, String where)
      throws IOException {
    byte[] json = entries.get(NUMBERS);
    byte[] values = entries.get(VALUES);
    if (json == null || values == null) {
      return Optional.empty();
    }
    try {
      Numbers numbers =
          StrictJson.read(new String(json, StandardCharsets.UTF_8), new TypeReference<>() {});
      EmbeddedRows rows = rows(numbers, labels, values);
      Encoder encoder = Encoders.load().require(numbers.encoder, where);
      return Optional.of(new Prototypes(encoder, rows, numbers.weights, numbers.limits));
    } catch (IllegalArgumentException e) {
      throw new IOException("entry " + NUMBERS + ": " + e.getMessage(), e);
    }
  }

  private static EmbeddedRows rows(Numbers numbers, int labels, byte[] values) {
    if (numbers.rows.size() != labels) {
      throw new IllegalArgumentException(
          numbers.rows.size() + " numbers of rows do not fit " + labels + " labels");
    }
    int[] sizes = numbers.rows.stream().mapToInt(Integer::intValue).toArray();
    return EmbeddedRows.read(numbers.encoder.dimension(), sizes, values);
  }
}
