package io.micromap.rails.jsonl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.micromap.rails.audit.Mode;
import io.micromap.rails.audit.Rails.Request;
import io.micromap.runtime.error.Suggestion;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.json.JsonFault;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads lines of {@code rails audit}: {@code {"prompt": "…", "mode": "…", "slots": {…}, "context":
 * {…}}}, names of fields in any case. Other fields are passed over, but not one that has nearly the
 * name of one of the last three and what stands in such a field.
 *
 * @param mode of lines that have none
 * @param context of lines that have none
 */
public record AuditLines(Mode mode, Map<String, Object> context) {

  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private static final List<String> OBEYED = List.of("context", "slots", "mode");

  private static final int MOST_EDITS = 2;
  private static final int MOST_SHOWN = 40;

  /**
   * The request of a line.
   *
   * @param prompt the line's prompt
   * @throws IllegalArgumentException with what is wrong with the line
   */
  public Request request(String prompt, String line) {
    ObjectNode own = own(parse(line));
    Map<String, Object> given = map(own.path("context"), "context");
    return new Request(
        prompt,
        own.hasNonNull("mode") ? mode(own.get("mode")) : mode,
        map(own.path("slots"), "slots"),
        own.hasNonNull("context") ? given : context);
  }

  /** The fields of a line that are obeyed, whose names may be in any case, in lower case. */
  private static ObjectNode own(JsonNode line) {
    ObjectNode own = Json.mapper().createObjectNode();
    for (Iterator<String> names = line.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      String plain = name.strip().toLowerCase(Locale.ROOT);
      if (!OBEYED.contains(plain)) {
        requireNotNear(name, plain, line.get(name));
      } else if (own.replace(plain, line.get(name)) != null) {
        throw new IllegalArgumentException("\"" + plain + "\" is there twice; remove one");
      }
    }
    return own;
  }

  /** Refuses a name that is nearly that of a field: what it asks for would not be done. */
  private static void requireNotNear(String name, String plain, JsonNode value) {
    for (String meant : OBEYED) {
      boolean fits =
          meant.equals("mode") ? Mode.of(value.textValue()).isPresent() : value.isObject();
      if (fits && Suggestion.distance(plain, meant) <= MOST_EDITS) {
        throw new IllegalArgumentException(
            "field "
                + shown(TextNode.valueOf(name))
                + " is nearly \""
                + meant
                + "\" and would be ignored; name it so, or remove or rename it");
      }
    }
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
