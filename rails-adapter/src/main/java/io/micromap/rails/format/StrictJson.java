package io.micromap.rails.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micromap.runtime.json.Json;

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
      throw new IllegalArgumentException(place(e) + firstLine(e), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("malformed JSON: " + firstLine(e), e);
    }
  }

  /** The path of the field at fault, such as {@code limits.costs: }; empty for the whole text. */
  private static String place(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference reference : e.getPath()) {
      String name = reference.getFieldName();
      String step = name == null ? "[" + reference.getIndex() + "]" : name;
      path.append(path.isEmpty() || name == null ? "" : ".").append(step);
    }
    return path.isEmpty() ? "" : path + ": ";
  }

  /** The first line of the message; where a record refused its values, of what it says. */
  private static String firstLine(JsonProcessingException e) {
    String message =
        e.getCause() instanceof IllegalArgumentException refusal
            ? refusal.getMessage()
            : e.getOriginalMessage();
    return message == null ? e.toString() : message.lines().findFirst().orElse("");
  }
}
