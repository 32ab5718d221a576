package io.micromap.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Reads and writes trees as an {@code ObjectMapper} does, without the time to set one up. */
final class JsonTree {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonTree() {}

  /** The tree of a text; empty where the text is not one value, as a mapper can say better. */
  static Optional<JsonNode> read(JsonFactory factory, String text) {
    try (JsonParser parser = factory.createParser(text)) {
      if (parser.nextToken() == null) {
        return Optional.empty();
      }
      JsonNode tree = value(parser);
      return parser.nextToken() == null ? Optional.of(tree) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private static ObjectNode object(JsonParser parser) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.set(name, value(parser));
    }
    return object;
  }

  private static ArrayNode array(JsonParser parser) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }

  private static JsonNode whole(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }

  /** Whether a tree holds nothing but what a text can be read to. */
  static boolean isPlain(JsonNode tree) {
    for (JsonNode child : tree) {
      if (!isPlain(child)) {
        return false;
      }
    }
    return tree.isContainerNode()
        || tree.isTextual()
        || tree.isInt()
        || tree.isLong()
        || tree.isDouble()
        || tree.isBoolean()
        || tree.isNull();
  }

  /** Writes a plain tree. */
  static void write(JsonNode tree, JsonGenerator to) throws IOException {
    switch (tree.getNodeType()) {
      case OBJECT -> writeObject(tree, to);
      case ARRAY -> writeArray(tree, to);
      case STRING -> to.writeString(tree.textValue());
      case BOOLEAN -> to.writeBoolean(tree.booleanValue());
      case NUMBER -> writeNumber(tree, to);
      default -> to.writeNull();
    }
  }

  private static void writeObject(JsonNode tree, JsonGenerator to) throws IOException {
    to.writeStartObject();
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      to.writeFieldName(field.getKey());
      write(field.getValue(), to);
    }
    to.writeEndObject();
  }

  private static void writeArray(JsonNode tree, JsonGenerator to) throws IOException {
    to.writeStartArray();
    for (JsonNode child : tree) {
      write(child, to);
    }
    to.writeEndArray();
  }

  private static void writeNumber(JsonNode tree, JsonGenerator to) throws IOException {
    if (tree.isDouble()) {
      to.writeNumber(tree.doubleValue());
    } else {
      to.writeNumber(tree.longValue());
    }
  }
}
