package io.micromap.service.log;

import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in its one canonical form (RFC 8785): no blanks, fields by the UTF-16 units of their names,
 * the shortest escapes, numbers as ECMAScript writes them. Equal values give equal text.
 */
final class CanonicalJson {

  /** ECMAScript writes numbers of so many digits before the point without an exponent. */
  private static final int MOST_DIGITS = 21;

  /** And numbers with so many zeros behind the point. */
  private static final int MOST_ZEROS = 6;

  private final StringBuilder text = new StringBuilder();

  private CanonicalJson() {}

  /**
   * The canonical text of a value.
   *
   * @throws IllegalArgumentException if it holds half of a surrogate pair or no finite number
   */
  static String of(JsonNode value) {
    CanonicalJson json = new CanonicalJson();
    json.append(value);
    return json.text.toString();
  }

  private void append(JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT -> appendObject(value);
      case ARRAY -> appendArray(value);
      case STRING -> appendText(value.textValue());
      case NUMBER -> text.append(number(value.doubleValue()));
      case BOOLEAN, NULL -> text.append(value.asText());
      default -> throw new IllegalArgumentException(value.getNodeType() + " is no JSON.");
    }
  }

  private void appendObject(JsonNode object) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    object.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
    text.append('{');
    String comma = "";
    for (Map.Entry<String, JsonNode> field : sorted.entrySet()) {
      text.append(comma);
      appendText(field.getKey());
      text.append(':');
      append(field.getValue());
      comma = ",";
    }
    text.append('}');
  }

  private void appendArray(JsonNode array) {
    text.append('[');
    for (Iterator<JsonNode> each = array.iterator(); each.hasNext(); ) {
      append(each.next());
      text.append(each.hasNext() ? "," : "");
    }
    text.append(']');
  }

  private void appendText(String value) {
    text.append('"');
    value.codePoints().forEach(this::appendCharacter);
    text.append('"');
  }

  private void appendCharacter(int c) {
    switch (c) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\b' -> text.append("\\b");
      case '\f' -> text.append("\\f");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> appendPlain(c);
    }
  }

  private void appendPlain(int c) {
    if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
      throw new IllegalArgumentException("The text holds half of a surrogate pair.");
    }
    if (c < ' ') {
      text.append(c < 16 ? "\\u000" : "\\u00").append(Integer.toHexString(c));
    } else {
      text.appendCodePoint(c);
    }
  }

  /** A number by ECMAScript's Number::toString, from the shortest digits that mean it. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(value + " is no number of JSON.");
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(value);
    String digits = shortest.unscaledValue().abs().toString();
    int point = digits.length() - shortest.scale();
    return (value < 0 ? "-" : "") + placed(digits, point);
  }

  /** The fewest digits that mean a number; Jackson, as Java, gives two where one is enough. */
  private static BigDecimal shortest(double value) {
    BigDecimal written = new BigDecimal(NumberOutput.toString(value, true)).stripTrailingZeros();
    BigDecimal single = written.round(new MathContext(1));
    return single.doubleValue() == value ? single.stripTrailingZeros() : written;
  }

  /**
   * Digits with their point.
   *
   * @param point how many digits stand before it; negative where zeros stand behind it
   */
  private static String placed(String digits, int point) {
    int count = digits.length();
    if (point > MOST_DIGITS || point <= -MOST_ZEROS) {
      String fraction = count == 1 ? "" : "." + digits.substring(1);
      return digits.charAt(0) + fraction + "e" + (point > 0 ? "+" : "-") + Math.abs(point - 1);
    }
    if (point >= count) {
      return digits + "0".repeat(point - count);
    }
    return point > 0
        ? digits.substring(0, point) + "." + digits.substring(point)
        : "0." + "0".repeat(-point) + digits;
  }
}
