package io.micromap.service.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.service.fault.ServiceException;
import java.util.ArrayList;
import java.util.List;

/** The text that a mapper reads of what a client sends. */
final class PromptText {

  private PromptText() {}

  /**
   * A text itself; of an object or an array all texts in it, in order, one a line. Null is an empty
   * prompt.
   */
  static String of(JsonNode state) {
    if (state.isTextual()) {
      return state.textValue();
    }
    List<String> texts = new ArrayList<>();
    collect(state, texts);
    return String.join("\n", texts);
  }

  private static void collect(JsonNode node, List<String> texts) {
    if (node.isTextual()) {
      texts.add(node.textValue());
    }
    node.forEach(child -> collect(child, texts));
  }

  /**
   * The text of the field {@code state}.
   *
   * @throws ServiceException with status 422 if it is a number, or true or false
   */
  static String ofState(JsonNode state) {
    if (state.isNumber() || state.isBoolean()) {
      throw ServiceException.unprocessable(
          "'state' must be a text, a JSON object or array, or null.");
    }
    return of(state);
  }

  /**
   * The text of the last message of the user, or a text itself.
   *
   * @throws ServiceException with status 422 if there is none, or it holds an image
   */
  static String ofMessages(JsonNode input) {
    if (input.isTextual()) {
      return input.textValue();
    }
    JsonNode last = null;
    for (JsonNode message : input) {
      last = message.path("role").asText("").equals("user") ? message : last;
    }
    if (last == null) {
      throw ServiceException.unprocessable(
          "'input' must be a text, or messages of which one has the role 'user'.");
    }
    JsonNode content = last.path("content");
    if (!content.isTextual() && !content.isContainerNode()) {
      throw ServiceException.unprocessable(
          "The last message of the user must have a text, or parts, as its 'content'.");
    }
    return content.isArray() ? ofParts(content) : of(content);
  }

  private static String ofParts(JsonNode parts) {
    List<String> texts = new ArrayList<>();
    for (JsonNode part : parts) {
      switch (part.path("type").asText("")) {
        case "input_text", "text" -> texts.add(part.path("text").asText(""));
        case "input_json" -> texts.add(of(part.path("data")));
        default ->
            throw ServiceException.unprocessable(
                "A mapper reads text; the last message of the user has a part of type '"
                    + part.path("type").asText("")
                    + "'.");
      }
    }
    return String.join("\n", texts);
  }
}
