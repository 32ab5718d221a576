package io.micromap.rails.fitted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Trace models as JSON text: the same model gives the same text. */
public final class TraceModelJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private TraceModelJson() {}

  /** The model as one line of JSON. */
  public static String write(TraceModel model) {
    try {
      return MAPPER.writeValueAsString(model);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A trace model must be writable as JSON", e);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the text is no such model: it names the place
   */
  public static TraceModel read(String json) {
    try {
      return MAPPER.readValue(json, TraceModel.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a trace model: " + e.getMessage(), e);
    }
  }
}
