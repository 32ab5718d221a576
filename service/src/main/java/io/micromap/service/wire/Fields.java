package io.micromap.service.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.error.Suggestion;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.json.JsonFault;
import io.micromap.service.fault.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object of a request. Fields that nobody asks for are passed over.
 *
 * @param node the object
 * @param where its place in the request, for messages; empty for the request itself
 */
public record Fields(JsonNode node, String where) {

  /**
   * The object that a body holds.
   *
   * @throws ServiceException with status 400 if the body is not JSON, 422 if it is no object
   */
  public static Fields of(byte[] body) {
    return of(parse(body), "");
  }

  /**
   * The object that a body holds, whose fields have these names. Others are passed over, but not
   * one that is nearly a name: what it asks for would not be done.
   *
   * @throws ServiceException as above, or with status 422 naming the field that was meant
   */
  public static Fields of(byte[] body, String... names) {
    Fields fields = of(body);
    fields.requireNoneNear(names);
    return fields;
  }

  /**
   * Refuses a field that is nearly one of some names.
   *
   * @throws ServiceException with status 422 naming the field that was meant
   */
  public void requireNoneNear(String... names) {
    List<String> known = List.of(names);
    for (Iterator<String> given = node.fieldNames(); given.hasNext(); ) {
      String name = given.next();
      String meant = known.contains(name) ? "" : Suggestion.didYouMean(name, known);
      if (!meant.isEmpty()) {
        throw ServiceException.unprocessable("'" + name + "' is no field of this request." + meant);
      }
    }
  }

  /** A node of a request as an object. */
  public static Fields of(JsonNode node, String where) {
    if (!node.isObject()) {
      throw ServiceException.unprocessable(
          (where.isEmpty() ? "The body" : where) + " must be a JSON object.");
    }
    return new Fields(node, where);
  }

  /**
   * The JSON value of a body.
   *
   * @throws ServiceException with status 400 if the body is not JSON
   */
  public static JsonNode parse(byte[] body) {
    try {
      JsonNode node = Json.mapper().readTree(body);
      if (node.isMissingNode()) {
        throw badJson("it is empty");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw badJson(JsonFault.withLine(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServiceException badJson(String fault) {
    return new ServiceException(
        ServiceException.BAD_REQUEST, "bad_json", "The body is not JSON: " + fault + ".");
  }

  /** A field that must be there; it may be null. */
  public JsonNode required(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw ServiceException.unprocessable("The request lacks '" + path(name) + "'.");
    }
    return value;
  }

  /** A text that must be there. */
  public String text(String name) {
    JsonNode value = required(name);
    if (!value.isTextual()) {
      throw other(name, "a text");
    }
    return value.textValue();
  }

  /** A text; null where there is none. */
  public @Nullable String textOrNull(String name) {
    return node.hasNonNull(name) ? text(name) : null;
  }

  /**
   * The {@code id} of a prompt: a {@link String} or a whole number, which is a {@link BigInteger};
   * empty where there is none.
   *
   * @throws ServiceException with status 422 if it is something else, or holds half a character
   */
  public Optional<Object> id() {
    JsonNode id = node.path("id");
    if (id.isMissingNode() || id.isNull()) {
      return Optional.empty();
    }
    if (!id.isTextual() && !id.isIntegralNumber()) {
      throw other("id", "a text or a whole number");
    }
    requireWhole("id", id.asText());
    return Optional.of(id.isTextual() ? id.textValue() : id.bigIntegerValue());
  }

  /**
   * Refuses a text that no file in UTF-8 could hold, where it is written on as it is.
   *
   * @throws ServiceException with status 422 if it holds half of a surrogate pair
   */
  public void requireWhole(String name, String text) {
    boolean half = text.codePoints().anyMatch(Fields::isHalf);
    if (half) {
      throw ServiceException.unprocessable(
          "'"
              + path(name)
              + "' holds half a character. Remove the lone surrogate (U+D800 to U+DFFF), or write"
              + " its pair.");
    }
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** A number from 0 to 1; 0 where there is none. */
  public double unit(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return 0;
    }
    if (!value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() <= 1)) {
      throw other(name, "a number from 0 to 1");
    }
    return value.doubleValue();
  }

  /** An object that must be there and not be empty. */
  public Fields object(String name) {
    JsonNode value = required(name);
    if (!value.isObject() || value.isEmpty()) {
      throw other(name, "a JSON object with one field at least");
    }
    return new Fields(value, path(name));
  }

  /** An array that must be there and not be empty. */
  public JsonNode array(String name) {
    JsonNode value = required(name);
    if (!value.isArray() || value.isEmpty()) {
      throw other(name, "a JSON array with one element at least");
    }
    return value;
  }

  /** An object as a map; empty where there is none. */
  public Map<String, Object> map(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Map.of();
    }
    if (!value.isObject()) {
      throw other(name, "a JSON object");
    }
    return Json.mapper()
        .convertValue(
            value,
            Json.mapper().getTypeFactory().constructMapType(Map.class, String.class, Object.class));
  }

  /** The field as an object of its own, where it is there and not null. */
  public Optional<JsonNode> optional(String name) {
    return node.hasNonNull(name) ? Optional.of(node.get(name)) : Optional.empty();
  }

  /** The place of a field, for messages. */
  public String path(String name) {
    return where.isEmpty() ? name : where + "." + name;
  }

  /** The refusal of a field that is something else than expected. */
  public ServiceException other(String name, String expected) {
    return ServiceException.unprocessable("'" + path(name) + "' must be " + expected + ".");
  }
}
