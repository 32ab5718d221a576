package io.micromap.rails.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.json.JsonFault;

/**
 * Reads JSON into records without guessing: every field must be there, none may be null, unknown or
 * of another type. A text is never taken for a number, nor a fraction for a whole number.
 */
public final class StrictJson {
  private static final JsonMapper MAPPER =
      ((JsonMapper) Json.mapper())
          .rebuild()
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
              DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private StrictJson() {}

  /**
   * Reads one JSON text.
   *
   * @throws IllegalArgumentException in one line: the field and what is wrong with it
   */
  public static <T> T read(String json, TypeReference<T> type) {
    try {
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new IllegalArgumentException("it is null");
      }
      return value;
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException(JsonFault.of(e), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("malformed JSON: " + JsonFault.of(e), e);
    }
  }
}
