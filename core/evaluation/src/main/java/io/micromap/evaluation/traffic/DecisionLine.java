package io.micromap.evaluation.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Reason;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A decision as {@code map} prints it, or as the service logs it.
 *
 * @param node the line
 */
record DecisionLine(JsonNode node) {

  private static final String SHA256 = "model_sha256";

  /**
   * Reads a line.
   *
   * @param place file and line, for messages
   * @throws MicromapException with {@link ErrorCode#BAD_JSON} if it is no JSON object
   */
  static DecisionLine parse(String text, String place) {
    try {
      JsonNode node = Json.parse(text);
      if (node.isObject()) {
        return new DecisionLine(node);
      }
      throw broken(place, "is not a JSON object");
    } catch (JsonProcessingException e) {
      throw broken(place, "malformed JSON; the line was cut or changed");
    }
  }

  static MicromapException broken(String place, String fault) {
    return new MicromapException(
        ErrorCode.BAD_JSON,
        place
            + ": "
            + fault
            + ".\nEach line is a decision: what the service writes to its log, or a line of"
            + " './micromap map'. Remove the line, or give another file.");
  }

  /** Whether a prompt could not be read, so that there is no decision. */
  boolean isError() {
    return node.path("status").asText().equals("ERROR");
  }

  /** Whether several mappers were asked at once; labels then bear the mapper's name. */
  boolean isRouted() {
    return node.path("asked").asText().equals("router");
  }

  /** Hash of the mapper that decided. */
  String sha256() {
    JsonNode logged = node.path(SHA256);
    String sha256 = (logged.isTextual() ? logged : node.path("model").path("sha256")).asText("");
    if (sha256.isEmpty()) {
      throw new IllegalArgumentException("names no mapper: it has no " + SHA256 + " and no model");
    }
    return sha256;
  }

  /**
   * What is counted of it.
   *
   * @throws IllegalArgumentException with what is wrong with the line
   */
  ObservedDecision decision(Mapper mapper) {
    String status = node.path("status").asText("");
    if (!status.equals("MAPPED") && !status.equals("ABSTAINED")) {
      throw new IllegalArgumentException("status is neither MAPPED nor ABSTAINED");
    }
    boolean answered = status.equals("MAPPED");
    Optional<String> candidate = label("candidate", mapper);
    if (answered && candidate.isEmpty()) {
      throw new IllegalArgumentException("candidate is missing");
    }
    requireChosen("choice", answered, mapper);
    requireChosen("label", answered, mapper);
    double confidence = candidate.isEmpty() ? 0 : unit("confidence");
    requireReason(answered);
    return answered
            || ObservedDecision.isReached(candidate, confidence, mapper.bundle().thresholds())
        ? new ObservedDecision(candidate, Reason.CONFIDENT, familiarity())
        : new ObservedDecision(
            Optional.empty(), Reason.of(node.path("reason").asText("")), familiarity());
  }

  private Optional<String> label(String field, Mapper mapper) {
    JsonNode label = node.path(field);
    if (label.isMissingNode() || label.isNull()) {
      return Optional.empty();
    }
    if (!mapper.labelNames().contains(label.asText())) {
      throw new IllegalArgumentException("'" + label.asText() + "' is no label of the mapper");
    }
    return Optional.of(label.asText());
  }

  /** What was chosen, where the line says it, is the candidate of an answer and of nothing else. */
  private void requireChosen(String field, boolean answered, Mapper mapper) {
    Optional<String> chosen = label(field, mapper);
    if (node.has(field)
        && !chosen.equals(answered ? label("candidate", mapper) : Optional.empty())) {
      throw new IllegalArgumentException(
          field + " is " + node.path(field) + ", which does not fit status and candidate");
    }
  }

  /** Rails have reasons of their own; an answer has one alone. */
  private void requireReason(boolean answered) {
    String reason = node.path("reason").asText("");
    boolean fits =
        answered == reason.equals(Reason.CONFIDENT.code()) && reason.matches("[a-z]+(_[a-z]+)*");
    if (!node.path("reason").isTextual() || !fits) {
      throw new IllegalArgumentException(
          "reason is " + node.path("reason") + ", which does not fit the status");
    }
  }

  private OptionalDouble familiarity() {
    return node.has("familiarity")
        ? OptionalDouble.of(unit("familiarity"))
        : OptionalDouble.empty();
  }

  private double unit(String field) {
    double value = node.path(field).asDouble(Double.NaN);
    if (!node.path(field).isNumber() || !(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(field + " is no number from 0 to 1");
    }
    return value;
  }
}
