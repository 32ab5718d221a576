package io.micromap.runtime.mapper;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Decision.Status;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Writes the fields of a {@link Decision} as Jackson writes them by the record's annotations, in a
 * fifth of the time.
 */
public final class DecisionJson {

  // Names are turned into bytes once.
  private static final SerializableString ID = new SerializedString("id");
  private static final SerializableString SCHEMA_VERSION = new SerializedString("schema_version");
  private static final SerializableString STATUS = new SerializedString("status");
  private static final SerializableString LABEL = new SerializedString("label");
  private static final SerializableString CANDIDATE = new SerializedString("candidate");
  private static final SerializableString CONFIDENCE = new SerializedString("confidence");
  private static final SerializableString THRESHOLD = new SerializedString("threshold");
  private static final SerializableString THRESHOLD_SOURCE =
      new SerializedString("threshold_source");
  private static final SerializableString REASON = new SerializedString("reason");
  private static final SerializableString RUNNER_UP = new SerializedString("runner_up");
  private static final SerializableString MARGIN = new SerializedString("margin");
  private static final SerializableString RANKING = new SerializedString("ranking");
  private static final SerializableString NORMALIZED = new SerializedString("normalized");
  private static final SerializableString MODEL = new SerializedString("model");
  private static final SerializableString SHA256 = new SerializedString("sha256");
  private static final SerializableString TIER = new SerializedString("tier");

  private DecisionJson() {}

  /** The id of a prompt and the decision on it as one line without a line end. */
  public static String line(String id, Decision decision) {
    return line(Optional.of(id), decision);
  }

  /** The same of a prompt that may have no id, and then no such field. */
  public static String line(Optional<String> id, Decision decision) {
    return Json.object(to -> write(id, decision, Optional.empty(), to));
  }

  /** The same as fields to be written; an id that is a {@link BigInteger} is a number. */
  public static Json.Fields fields(Optional<?> id, Decision decision) {
    return to -> write(id, decision, Optional.empty(), to);
  }

  /**
   * The same in UTF-8, of a decision that an audit may object to.
   *
   * @param objection code of why, which makes it an abstention
   */
  public static byte[] bytes(Optional<?> id, Decision decision, Optional<String> objection) {
    return Json.objectBytes(to -> write(id, decision, objection, to));
  }

  private static void write(
      Optional<?> id, Decision decision, Optional<String> objection, JsonGenerator to)
      throws IOException {
    if (id.isPresent() && id.get() instanceof BigInteger number) {
      to.writeFieldName(ID);
      to.writeNumber(number);
    } else if (id.isPresent()) {
      text(to, ID, id.get().toString());
    }
    to.writeFieldName(SCHEMA_VERSION);
    to.writeNumber(decision.schemaVersion());
    boolean vetoed = objection.isPresent();
    text(to, STATUS, (vetoed ? Status.ABSTAINED : decision.status()).name());
    name(to, LABEL, vetoed ? Optional.empty() : decision.label());
    name(to, CANDIDATE, decision.candidate());
    number(to, CONFIDENCE, decision.confidence());
    number(to, THRESHOLD, decision.threshold());
    text(to, THRESHOLD_SOURCE, decision.thresholdSource().code());
    text(to, REASON, vetoed ? objection.get() : decision.reason().code());
    name(to, RUNNER_UP, decision.runnerUp());
    number(to, MARGIN, decision.margin());
    ranking(decision, to);
    if (decision.normalized()) {
      to.writeFieldName(NORMALIZED);
      to.writeBoolean(true);
    }
    to.writeFieldName(MODEL);
    to.writeStartObject();
    text(to, ID, decision.model().id());
    text(to, SHA256, decision.model().sha256());
    if (decision.model().tier().isPresent()) {
      text(to, TIER, decision.model().tier().get().code());
    }
    to.writeEndObject();
  }

  private static void ranking(Decision decision, JsonGenerator to) throws IOException {
    to.writeFieldName(RANKING);
    to.writeStartArray();
    for (Decision.Ranked each : decision.ranking()) {
      to.writeStartObject();
      text(to, LABEL, each.label());
      number(to, CONFIDENCE, each.confidence());
      to.writeEndObject();
    }
    to.writeEndArray();
  }

  private static void text(JsonGenerator to, SerializableString field, String text)
      throws IOException {
    to.writeFieldName(field);
    to.writeString(text);
  }

  private static void number(JsonGenerator to, SerializableString field, double value)
      throws IOException {
    to.writeFieldName(field);
    Json.writeNumber(to, value);
  }

  private static void name(JsonGenerator to, SerializableString field, Optional<String> name)
      throws IOException {
    to.writeFieldName(field);
    if (name.isPresent()) {
      to.writeString(name.get());
    } else {
      to.writeNull();
    }
  }
}
