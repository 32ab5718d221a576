package io.micromap.evaluation.replay;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.evaluation.dataset.BadValueException;
import io.micromap.evaluation.dataset.PromptReader;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import java.util.Optional;

/**
 * One line of a log: a prompt, as text or hashed, and what is known about it.
 *
 * @param place file and line, for messages
 * @param id as given, else the number of the entry, from 1
 * @param prompt the text, where the log has it
 * @param hashed the prompt without its text, where the log has no text
 * @param choice what another system answered, where that is known
 * @param label the truth, where that is known
 */
public record LogEntry(
    String place,
    String id,
    Optional<String> prompt,
    Optional<HashedPrompt> hashed,
    Optional<Choice> choice,
    Optional<String> label) {

  private static final String FORM =
      "\nEach line has the form {\"prompt\": \"…\"} or that which './micromap replay hash' writes,"
          + " with \"id\", \"choice\" and \"label\" if you like.";

  /**
   * The answer of another system.
   *
   * @param label the label, or nothing where it abstained
   */
  public record Choice(@JsonValue Optional<String> label) {}

  /**
   * Reads a line.
   *
   * @param name of the file
   * @param line its number in the file
   * @param row its number among the entries
   * @param oosLabel a choice of this word is an abstention
   * @throws MicromapException naming file and line
   */
  public static LogEntry parse(String text, String name, int line, int row, String oosLabel) {
    String place = name + ", line " + line;
    try {
      return read(text, place, line, row, oosLabel);
    } catch (BadValueException e) {
      throw new MicromapException(ErrorCode.BAD_VALUE, place + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new MicromapException(ErrorCode.BAD_JSON, place + ": " + e.getMessage() + FORM, e);
    }
  }

  private static LogEntry read(String text, String place, int line, int row, String oosLabel) {
    JsonNode node = object(text);
    boolean hashed = node.has("hash") || node.has("features");
    if (hashed && node.has("prompt")) {
      throw new IllegalArgumentException("has both a \"prompt\" and a \"hash\".");
    }
    String id = hashed ? PromptReader.id(node, row) : PromptReader.parse(text, line, row).id();
    return new LogEntry(
        place,
        id,
        hashed ? Optional.empty() : Optional.of(node.get("prompt").asText()),
        hashed ? Optional.of(HashedPrompt.read(node)) : Optional.empty(),
        node.has("choice")
            ? Optional.of(new Choice(label(node, "choice").filter(c -> !c.equals(oosLabel))))
            : Optional.empty(),
        label(node, "label"));
  }

  private static JsonNode object(String text) {
    JsonNode node;
    try {
      node = Json.parse(text);
    } catch (JsonProcessingException e) {
      // The prompts' reader tells of the fault in the words of all JSONL.
      PromptReader.parse(text, 1, 1);
      throw new IllegalArgumentException("malformed JSON.", e);
    }
    if (!node.isObject()) {
      throw new IllegalArgumentException("is not a JSON object.");
    }
    return node;
  }

  private static Optional<String> label(JsonNode node, String field) {
    JsonNode label = node.path(field);
    if (label.isMissingNode() || label.isNull()) {
      return Optional.empty();
    }
    if (!label.isTextual()) {
      throw new IllegalArgumentException("field \"" + field + "\" is neither a text nor null.");
    }
    return Optional.of(label.asText()).filter(text -> !text.isBlank());
  }

  /**
   * This entry as a line of a log without text: hash, features, id, choice and label.
   *
   * @param mapper whose featurizers find the features
   * @throws MicromapException if the entry has no text
   */
  public String hashed(Mapper mapper, Salt salt) {
    if (prompt.isEmpty()) {
      throw new MicromapException(
          ErrorCode.BAD_VALUE, place + ": is hashed already. Give a log with prompts.");
    }
    ObjectNode line = Json.mapper().createObjectNode();
    line.put("id", id);
    HashedPrompt.of(prompt.get(), mapper, salt).writeTo(line);
    choice.ifPresent(c -> line.put("choice", c.label().orElse(null)));
    label.ifPresent(truth -> line.put("label", truth));
    return Json.line(line);
  }
}
