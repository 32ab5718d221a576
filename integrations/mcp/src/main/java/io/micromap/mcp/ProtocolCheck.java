package io.micromap.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.error.Suggestion;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.json.JsonFault;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Tells messages that the SDK can take from all other lines. The SDK ends the session at a line
 * that is no message, never answers what comes before the client says that it is initialized, and
 * does not say which tools there are where a call names another; such lines are answered here, as
 * JSON-RPC says. For the lines of one session, in their order.
 */
final class ProtocolCheck {

  private static final String VERSION = "2.0";

  private static final int PARSE_ERROR = -32_700;
  private static final int INVALID_REQUEST = -32_600;
  private static final int INVALID_PARAMS = -32_602;

  private final McpJsonMapper json;
  private final List<String> tools;
  private boolean initialized;

  /**
   * A check of one session.
   *
   * @param tools names of all that can be called
   */
  ProtocolCheck(McpJsonMapper json, List<String> tools) {
    this.json = json;
    this.tools = List.copyOf(tools);
  }

  /**
   * A line, read.
   *
   * @param message for the SDK; missing where there is an answer
   * @param answer to what the SDK must not see
   */
  record Checked(JsonNode message, Optional<ObjectNode> answer) {}

  /** Reads a line, which is not blank. */
  Checked check(byte[] line) {
    try {
      JsonNode message = Json.mapper().readTree(line);
      return new Checked(message, answer(message));
    } catch (JsonProcessingException e) {
      String fault = "Parse error: the line is not JSON: " + JsonFault.of(e);
      return new Checked(
          NullNode.getInstance(), Optional.of(error(NullNode.getInstance(), PARSE_ERROR, fault)));
    } catch (IOException e) {
      throw new IllegalStateException(e); // bytes in memory
    }
  }

  private Optional<ObjectNode> answer(JsonNode message) {
    Optional<String> fault = fault(message);
    if (fault.isPresent()) {
      String text = "Invalid request: " + fault.get() + ".";
      return Optional.of(error(id(message), INVALID_REQUEST, text));
    }
    String method = message.path("method").asText("");
    initialized |= method.equals(McpSchema.METHOD_NOTIFICATION_INITIALIZED);
    Optional<String> lacking = lacking(method, message.path("params"));
    if (lacking.isPresent()) {
      String text = "Invalid params: expected " + lacking.get() + ".";
      return Optional.of(error(id(message), INVALID_PARAMS, text));
    }
    return initialized || !message.has("id") || method.equals(McpSchema.METHOD_INITIALIZE)
        ? unknownTool(message, method)
        : early(message, method);
  }

  /** The answer to a call of a tool that is not here, if it is one. */
  private Optional<ObjectNode> unknownTool(JsonNode message, String method) {
    String name = message.path("params").path("name").asText("");
    boolean isUnknown = method.equals(McpSchema.METHOD_TOOLS_CALL) && !tools.contains(name);
    return isUnknown && message.has("id")
        ? Optional.of(
            error(
                id(message),
                INVALID_PARAMS,
                "Unknown tool: '"
                    + name
                    + "'."
                    + Suggestion.didYouMean(name, tools)
                    + " There are: "
                    + String.join(", ", tools)
                    + "."))
        : Optional.empty();
  }

  /** The answer to a request before the client is initialized; a ping is allowed. */
  private static Optional<ObjectNode> early(JsonNode message, String method) {
    if (method.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        method.equals(McpSchema.METHOD_PING)
            ? response(id(message)).set("result", Json.object())
            : error(
                id(message),
                INVALID_REQUEST,
                "Invalid request: '"
                    + method
                    + "' came before the session began. Send 'initialize' first, then"
                    + " 'notifications/initialized'."));
  }

  /** Why a value is no message, if it is none. */
  private Optional<String> fault(JsonNode message) {
    if (!message.isObject()) {
      return Optional.of(
          message.isArray()
              ? "expected one message a line, not an array"
              : "expected a JSON object");
    }
    if (!message.path("jsonrpc").asText("").equals(VERSION)) {
      return Optional.of("'jsonrpc' must be \"2.0\"");
    }
    if (message.has("id") && id(message).isNull()) {
      return Optional.of("'id' must be a text or a whole number");
    }
    try {
      McpSchema.deserializeJsonRpcMessage(json, message.toString());
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of("expected a request with 'method', or the answer to one");
    }
  }

  /** What the parameters of a method must be, if they are not. */
  private static Optional<String> lacking(String method, JsonNode params) {
    return switch (method) {
      case McpSchema.METHOD_TOOLS_CALL ->
          isCall(params)
              ? Optional.empty()
              : Optional.of("the tool's 'name', a text, and its 'arguments', an object");
      case McpSchema.METHOD_INITIALIZE ->
          params.path("protocolVersion").isTextual()
              ? Optional.empty()
              : Optional.of("an object with 'protocolVersion', a text");
      default -> Optional.empty();
    };
  }

  private static boolean isCall(JsonNode params) {
    JsonNode arguments = params.path("arguments");
    return params.path("name").isTextual()
        && (arguments.isObject() || arguments.isMissingNode() || arguments.isNull());
  }

  /** The id of a message; null where it has none that could be given back. */
  private static JsonNode id(JsonNode message) {
    JsonNode id = message.path("id");
    boolean usable = id.isTextual() || (id.isIntegralNumber() && id.canConvertToLong());
    return usable ? id : NullNode.getInstance();
  }

  private static ObjectNode error(JsonNode id, int code, String text) {
    ObjectNode answer = response(id);
    answer.putObject("error").put("code", code).put("message", text);
    return answer;
  }

  private static ObjectNode response(JsonNode id) {
    ObjectNode answer = Json.object().put("jsonrpc", VERSION);
    answer.set("id", id);
    return answer;
  }
}
