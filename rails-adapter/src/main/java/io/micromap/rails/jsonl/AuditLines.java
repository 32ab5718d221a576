package io.micromap.rails.jsonl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.rails.audit.Mode;
import io.micromap.rails.audit.Rails.Request;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.json.JsonFault;
import java.util.Map;

/**
 * Reads lines of {@code rails audit}: {@code {"prompt": "…", "mode": "…", "slots": {…}, "context":
 * {…}}}.
 *
 * @param mode of lines that have none
 * @param context of lines that have none
 */
public record AuditLines(Mode mode, Map<String, Object> context) {

  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private static final int MOST_SHOWN = 40;

  /**
   * The request of a line.
   *
   * @param prompt the line's prompt
   * @throws IllegalArgumentException with what is wrong with the line
   */
  public Request request(String prompt, String line) {
    JsonNode node = parse(line);
    Map<String, Object> own = map(node.path("context"), "context");
    return new Request(
        prompt,
        node.hasNonNull("mode") ? mode(node.get("mode")) : mode,
        map(node.path("slots"), "slots"),
        node.hasNonNull("context") ? own : context);
  }

  private static Mode mode(JsonNode given) {
    return Mode.of(given.textValue())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"mode\" is " + shown(given) + ", neither \"detector\" nor \"family\""));
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
  }

  /**
   * A text that is one JSON object.
   *
   * @param what it is called
   * @throws IllegalArgumentException if it is something else
   */
  public static Map<String, Object> object(String text, String what) {
    return map(parse(text), what);
  }

  private static JsonNode parse(String text) {
    try {
      return Json.parse(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("malformed JSON: " + JsonFault.of(e), e);
    }
  }

  private static Map<String, Object> map(JsonNode node, String what) {
    if (node.isMissingNode() || node.isNull()) {
      return Map.of();
    }
    if (!node.isObject()) {
      throw new IllegalArgumentException("\"" + what + "\" is not an object");
    }
    return Json.mapper().convertValue(node, MAP);
  }
}
