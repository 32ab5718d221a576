package io.micromap.runtime.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.micromap.runtime.error.FirstLine;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with a JSON text, in the words of JSON: never those of the parser or of Java. */
public final class JsonFault {

  private JsonFault() {}

  /** The field at fault, if one is, and what is wrong with it, in one line without a full stop. */
  public static String of(JsonProcessingException e) {
    return e instanceof JsonMappingException mapping ? value(mapping) : syntax(e);
  }

  /** As {@link #of}, led by the line of the text where it is known, such as {@code line 3: }. */
  public static String withLine(JsonProcessingException e) {
    return (e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ") + of(e);
  }

  /**
   * The fault as a message without a full stop: file, line, that the JSON is malformed, and how.
   */
  public static String malformed(String name, JsonProcessingException e) {
    String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
    return name + line + ": malformed JSON: " + of(e);
  }

  private static String value(JsonMappingException e) {
    String field = field(e);
    Optional<String> refusal = refusal(e.getCause());
    if (refusal.isPresent()) {
      return (field.isEmpty() ? "" : field + ": ") + refusal.get();
    }
    if (e instanceof UnrecognizedPropertyException) {
      return field + " is not a known field";
    }
    if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
      return field + " is '" + format.getValue() + "', none of " + known(format.getTargetType());
    }
    if (!field.isEmpty()) {
      return field + " is missing or has another type";
    }
    return e instanceof MismatchedInputException ? whole(e) : syntax(e);
  }

  private static String whole(JsonMappingException e) {
    String message = e.getOriginalMessage();
    if (message.startsWith("Trailing token")) {
      return "something stands behind the end of the JSON value";
    }
    return message.startsWith("No content")
        ? "there is no JSON value"
        : "it is another kind of JSON value than expected";
  }

  private static String syntax(JsonProcessingException e) {
    return FirstLine.of(e.getOriginalMessage())
        .replaceFirst(" \\(start marker.*", "")
        .replaceFirst(" \\(not recognized.*", "")
        .replaceFirst(": enable `.*", " is not JSON")
        .replaceFirst(" \\(enable `.*", "")
        .replaceFirst(", from `.*`\\)", ")");
  }

  /** What a record says of its values, as far as it says anything. */
  private static Optional<String> refusal(@Nullable Throwable cause) {
    if (cause instanceof JsonProcessingException || cause == null) {
      return Optional.empty();
    }
    return Optional.of(
        cause.getMessage() == null || cause instanceof NullPointerException
            ? "a value is null"
            : withoutStop(FirstLine.of(cause)));
  }

  /** A message that goes on behind, so without its full stop. */
  private static String withoutStop(String message) {
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }

  /** The words of an enumeration, as files have them. */
  private static String known(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(word -> Json.mapper().convertValue(word, String.class))
        .collect(Collectors.joining(", "));
  }

  /** The path of the field at fault, such as {@code cells[0].n}; empty for the whole text. */
  private static String field(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }
}
