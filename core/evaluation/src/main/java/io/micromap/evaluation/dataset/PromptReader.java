package io.micromap.evaluation.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.json.JsonFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads prompts JSONL: one object a line with a {@code prompt} and, if wanted, an {@code id}. */
public final class PromptReader {

  private PromptReader() {}

  /**
   * All prompts of a file, in order; blank lines are ignored.
   *
   * @throws MicromapException with every faulty line
   */
  public static List<Prompt> read(Source source) {
    List<Prompt> prompts = new ArrayList<>();
    Faults faults = new Faults(ErrorCode.BAD_JSON);
    int line = 0;
    for (String text : (Iterable<String>) source.text().lines()::iterator) {
      line++;
      if (text.isBlank()) {
        continue;
      }
      try {
        prompts.add(parse(text, line, prompts.size() + 1));
      } catch (IllegalArgumentException e) {
        faults.add(source.name() + ", line " + line + ": " + e.getMessage());
      }
    }
    faults.throwIfAny("Each line has the form {\"prompt\": \"…\"}, with an \"id\" if you like.");
    return prompts;
  }

  /**
   * One prompt.
   *
   * @param line its place in the file
   * @param row its number among the prompts, its id where it has none
   * @throws IllegalArgumentException with what is wrong
   */
  public static Prompt parse(String text, int line, int row) {
    JsonNode node;
    try {
      node = Json.parse(text);
    } catch (JsonProcessingException e) {
      String column = e.getLocation() == null ? "" : " at column " + e.getLocation().getColumnNr();
      throw new IllegalArgumentException("malformed JSON" + column + ": " + JsonFault.of(e), e);
    }
    JsonNode prompt = node.get("prompt");
    if (prompt == null || !prompt.isTextual()) {
      throw new IllegalArgumentException(
          prompt == null
              ? "no field \"prompt\"."
              : "field \"prompt\" is not a text but "
                  + prompt.getNodeType().name().toLowerCase(Locale.ROOT)
                  + ".");
    }
    return new Prompt(id(node, row), prompt.asText(), line, node.hasNonNull("id"));
  }

  /**
   * The id of a line.
   *
   * @param row the line's number among the prompts, its id where it has none
   * @throws IllegalArgumentException if the line has an id that no artifact could hold
   */
  public static String id(JsonNode line, int row) {
    JsonNode id = line.path("id");
    if (id.isMissingNode() || id.isNull()) {
      return Integer.toString(row);
    }
    if (!id.isTextual() && !id.isIntegralNumber()) {
      throw new IllegalArgumentException("field \"id\" is neither a text nor a whole number.");
    }
    Ids.require(id.asText());
    return id.asText();
  }
}
