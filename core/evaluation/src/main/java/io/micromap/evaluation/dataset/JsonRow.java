package io.micromap.evaluation.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.evaluation.dataset.Table.Cells;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.json.JsonFault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a row that is a JSON object. All faults are {@link IllegalArgumentException}s.
 *
 * @param columns names of the fields that are read
 */
record JsonRow(Columns columns) {

  /** The value of a line. */
  static JsonNode parse(String text) {
    try {
      return Json.parse(text);
    } catch (JsonProcessingException e) {
      String column = e.getLocation() == null ? "" : " at column " + e.getLocation().getColumnNr();
      throw new IllegalArgumentException("malformed JSON" + column + ": " + JsonFault.of(e), e);
    }
  }

  static IllegalArgumentException missing(String field) {
    return new IllegalArgumentException("no field \"" + Shown.of(field) + "\", or it is null.");
  }

  /** What a row has in the fields that are read. */
  Cells cells(JsonNode row, int line) {
    requireObject(row);
    return new Cells(id(row), find(row, columns.textName()).map(this::text), label(row), line);
  }

  /** The prompt, which must be there. */
  String prompt(JsonNode row) {
    requireObject(row);
    return text(find(row, columns.textName()).orElseThrow(() -> missing(row)));
  }

  private IllegalArgumentException missing(JsonNode row) {
    List<String> given = fields(row);
    return given.isEmpty()
        ? missing(columns.textName())
        : new IllegalArgumentException(
            "no field \"" + Shown.of(columns.textName()) + "\", but " + Columns.list(given) + ".");
  }

  /** The id: a text or a whole number that every artifact can hold. */
  Optional<String> id(JsonNode row) {
    return find(row, columns.idName())
        .filter(id -> !id.isNull())
        .map(
            id -> {
              if (!id.isTextual() && !id.isIntegralNumber()) {
                throw new IllegalArgumentException(
                    "field \"" + columns.idName() + "\" is neither a text nor a whole number.");
              }
              Ids.require(id.asText());
              return id.asText();
            });
  }

  /** Whether the id is a number. */
  boolean isNumbered(JsonNode row) {
    return find(row, columns.idName()).filter(JsonNode::isIntegralNumber).isPresent();
  }

  private Optional<String> label(JsonNode row) {
    return find(row, columns.labelName())
        .filter(label -> !label.isNull())
        .map(
            label -> {
              if (!label.isTextual() && !label.isIntegralNumber() && !label.isBoolean()) {
                throw otherType(columns.labelName(), label);
              }
              return label.asText();
            });
  }

  private String text(JsonNode prompt) {
    if (!prompt.isTextual()) {
      throw otherType(columns.textName(), prompt);
    }
    return prompt.asText();
  }

  /** Names of the fields. */
  static List<String> fields(JsonNode row) {
    List<String> names = new ArrayList<>();
    row.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void requireObject(JsonNode row) {
    if (!row.isObject()) {
      throw new IllegalArgumentException("is " + kind(row) + ", not an object.");
    }
  }

  private static String kind(JsonNode value) {
    String type = value.getNodeType().name().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "array" -> "an array";
      case "null" -> "null";
      case "missing" -> "nothing";
      default -> "a " + type;
    };
  }

  private static IllegalArgumentException otherType(String field, JsonNode value) {
    return new IllegalArgumentException(
        "field \""
            + Shown.of(field)
            + "\" is not a text but "
            + value.getNodeType().name().toLowerCase(Locale.ROOT)
            + ".");
  }

  /** A field by its name, or else by its name in another case. */
  private static Optional<JsonNode> find(JsonNode row, String name) {
    if (row.has(name)) {
      return Optional.of(row.get(name));
    }
    for (Iterator<String> names = row.fieldNames(); names.hasNext(); ) {
      String field = names.next();
      if (field.strip().equalsIgnoreCase(name)) {
        return Optional.of(row.get(field));
      }
    }
    return Optional.empty();
  }
}
