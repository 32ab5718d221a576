package io.micromap.evaluation.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import io.micromap.evaluation.dataset.Source;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.json.JsonFault;
import java.util.Optional;

/**
 * Reads a JSON document into the record that writes it. A component that is an {@code Optional} may
 * be null or absent in the file, every other one has to be there; fields that the record does not
 * have are ignored.
 */
public final class JsonDocument {

  private JsonDocument() {}

  /**
   * Reads a document.
   *
   * @param kind the file's usual name, for messages
   * @param fix what to do about a file of another kind, a sentence
   * @throws MicromapException with {@link ErrorCode#BAD_JSON} if it is not such a document; names
   *     line and field
   */
  public static <T> T read(Source source, Class<T> type, String kind, String fix) {
    try {
      return Optional.ofNullable(parse(source.text(), type))
          .orElseThrow(() -> refusal(source.name(), kind, "it is null", fix, null));
    } catch (JsonProcessingException e) {
      throw refusal(source.name(), kind, JsonFault.withLine(e), fix, e);
    }
  }

  /** The text of a field of a document that was {@link #read}; empty where it has none. */
  public static String text(Source source, String field) {
    try {
      return Json.parse(source.text()).path(field).asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T parse(String text, Class<T> type) throws JsonProcessingException {
    return Json.mapper()
        .readerFor(type)
        .without(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .with(
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .readValue(text);
  }

  private static MicromapException refusal(
      String name, String kind, String fault, String fix, Exception cause) {
    return new MicromapException(
        ErrorCode.BAD_JSON,
        name + ": is not a " + kind + " of this Micromap (" + fault + "). " + fix,
        cause);
  }
}
