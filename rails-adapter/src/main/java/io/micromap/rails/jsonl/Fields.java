package io.micromap.rails.jsonl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Fields of a JSON object, read without guessing: a field of another type or out of its range is
 * refused by name. Absent fields have defaults; null counts as a value of another type.
 *
 * @param node the object
 * @param path of the object within the line, with a dot behind it; empty for the line itself
 */
record Fields(JsonNode node, String path) {

  /** The largest number, up to its sign: sums of squares of such numbers are finite. */
  private static final double LARGEST = 1e100;

  /** Longest name of a channel, in UTF-16 units. */
  private static final int LONGEST_NAME = 200;

  boolean has(String field) {
    return node.has(field);
  }

  /** The fields of an object within this one; without any where there is none. */
  Fields within(String field) {
    JsonNode inner = node.path(field);
    if (inner.isMissingNode()) {
      return new Fields(inner, path + field + ".");
    }
    if (!inner.isObject()) {
      throw wrong(field, inner, "an object");
    }
    return new Fields(inner, path + field + ".");
  }

  /** As above, but the object must be there. */
  Fields object(String field) {
    if (!has(field)) {
      throw new IllegalArgumentException("no object \"" + path + field + "\"");
    }
    return within(field);
  }

  String text(String field, String otherwise) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isTextual()) {
      throw wrong(field, value, "text");
    }
    return value.asText();
  }

  boolean flag(String field, boolean otherwise) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw wrong(field, value, "true or false");
    }
    return value.asBoolean();
  }

  /** A whole number within a range, both ends included. */
  int whole(String field, int otherwise, int least, int most) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    boolean fits = value.isIntegralNumber() && value.canConvertToInt();
    if (!fits || value.asInt() < least || value.asInt() > most) {
      throw wrong(
          field, value, String.format(Locale.ROOT, "a whole number from %,d to %,d", least, most));
    }
    return value.asInt();
  }

  double number(String field, double otherwise) {
    JsonNode value = node.path(field);
    return value.isMissingNode() ? otherwise : number(field, value);
  }

  /** A list of numbers, at most so many. */
  double[] numbers(String field, int most) {
    return numbers(field, node.path(field), most);
  }

  /** A list of lists of numbers, at most so many of each. */
  List<double[]> rows(String field, int most) {
    JsonNode list = node.path(field);
    if (!list.isArray() || list.size() > most) {
      throw wrong(field, list, "a list of at most " + most + " lists of numbers");
    }
    List<double[]> rows = new ArrayList<>();
    list.forEach(row -> rows.add(numbers(field, row, most)));
    return rows;
  }

  /** A list of texts, at most so many. */
  List<String> texts(String field, int most) {
    JsonNode list = node.path(field);
    if (!list.isArray() || list.size() > most) {
      throw wrong(field, list, "a list of at most " + most + " texts");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode text : list) {
      if (!text.isTextual()) {
        throw wrong(field, text, "texts alone");
      }
      texts.add(text.asText());
    }
    return texts;
  }

  /** The names of the object's fields, as channels may be called. */
  List<String> names(int most) {
    if (node.size() > most) {
      throw new IllegalArgumentException(
          "\"" + owner() + "\" has " + node.size() + " channels; at most " + most + " are read");
    }
    List<String> names = node.properties().stream().map(Map.Entry::getKey).toList();
    if (names.stream().anyMatch(Fields::isOdd)) {
      throw new IllegalArgumentException(
          "\""
              + owner()
              + "\" names a channel with a control character or more than "
              + LONGEST_NAME
              + " characters");
    }
    return names;
  }

  private static boolean isOdd(String name) {
    return name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl);
  }

  private double[] numbers(String field, JsonNode list, int most) {
    if (!list.isArray() || list.size() > most) {
      throw wrong(field, list, String.format(Locale.ROOT, "a list of at most %,d numbers", most));
    }
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(field, list.get(i));
    }
    return numbers;
  }

  private double number(String field, JsonNode value) {
    if (!value.isNumber()) {
      throw wrong(field, value, "numbers alone");
    }
    double number = value.asDouble();
    if (!(Math.abs(number) <= LARGEST)) {
      throw new IllegalArgumentException(
          "\"" + path + field + "\" holds a number beyond 1e100 in size");
    }
    return number;
  }

  private String owner() {
    return path.isEmpty() ? "the line" : path.substring(0, path.length() - 1);
  }

  private IllegalArgumentException wrong(String field, JsonNode value, String expected) {
    return new IllegalArgumentException(
        "\"" + path + field + "\" holds " + described(value) + ", expected " + expected);
  }

  /** A short description: a number or flag itself, else its type and size. */
  private static String described(JsonNode value) {
    return switch (value.getNodeType()) {
      case MISSING -> "nothing";
      case NUMBER, BOOLEAN, NULL -> shortened(value.asText());
      case STRING -> "a text";
      case ARRAY -> "a list of " + value.size();
      default -> "an object";
    };
  }

  private static String shortened(String text) {
    return text.length() > 30 ? text.substring(0, 30) + "…" : text;
  }
}
