package io.micromap.service.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.runtime.decisionmodel.Details;
import io.micromap.service.fallback.FallbackAnswer;
import io.micromap.service.fallback.FallbackAnswer.Note;
import java.util.Optional;

/**
 * What stands beside each answer as {@code micromap}.
 *
 * @param details what the mapper decided
 * @param answeredBy who gave the answer: a mapper's name or {@value #FALLBACK}; empty where nobody
 *     did
 * @param fallback what the fallback did, where it was asked
 */
record Told(
    @JsonUnwrapped Details details,
    Optional<String> answeredBy,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Note> fallback) {

  private static final String FALLBACK = "fallback";

  static Told of(Details details, String mapper) {
    return new Told(
        details, details.abstained() ? Optional.empty() : Optional.of(mapper), Optional.empty());
  }

  /** The same beside what a fallback did. */
  Told with(FallbackAnswer answer) {
    return new Told(details, answer.said().map(said -> FALLBACK), Optional.of(answer.note()));
  }
}
