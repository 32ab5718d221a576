package io.micromap.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import io.micromap.evaluation.dataset.Source;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;

/** Reads the JSON files that a page is made from; fields that no page shows are passed over. */
final class ReportFile {

  private ReportFile() {}

  /**
   * Reads a file.
   *
   * @param kind the file's usual name, for messages
   * @param mend what to do about a file that is none
   * @throws MicromapException with {@link ErrorCode#BAD_JSON} if it is not one of this version
   */
  static <T> T read(Source source, Class<T> type, String kind, String mend) {
    try {
      return Json.mapper()
          .readerFor(type)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .readValue(source.text());
    } catch (JsonProcessingException e) {
      throw new MicromapException(
          ErrorCode.BAD_JSON,
          source.name()
              + ": is not a "
              + kind
              + " of this Micromap ("
              + e.getOriginalMessage().lines().findFirst().orElse("")
              + "). "
              + mend,
          e);
    }
  }
}
