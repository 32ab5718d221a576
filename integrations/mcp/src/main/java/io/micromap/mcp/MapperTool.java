package io.micromap.mcp;

import com.fasterxml.jackson.core.type.TypeReference;
import io.micromap.runtime.json.Json;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A tool that answers with one JSON object, and changes nothing.
 *
 * @param name by which it is called
 * @param description for people and agents
 * @param properties the JSON schema of each argument, by name; {@code text} is required where it is
 *     one
 * @param strict whether other arguments are refused; clients of a contract that is not ours may
 *     send more than it says
 * @param answer to a call
 */
record MapperTool(
    String name,
    String description,
    Map<String, Object> properties,
    boolean strict,
    Function<Arguments, Object> answer) {

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  /** The tool as the SDK takes it. */
  SyncToolSpecification specification() {
    return new SyncToolSpecification(
        Tool.builder(name, schema()).description(description).annotations(harmless()).build(),
        (exchange, request) -> result(new Arguments(arguments(request.arguments()))));
  }

  private Map<String, Object> schema() {
    List<String> required = properties.keySet().stream().filter(Arguments.TEXT::equals).toList();
    return Map.of(
        "type",
        "object",
        "properties",
        new TreeMap<>(properties),
        "required",
        required,
        "additionalProperties",
        !strict);
  }

  /** The same object twice: as text, which older clients read, and structured. */
  CallToolResult result(Arguments arguments) {
    Object value = answer.apply(arguments);
    return CallToolResult.builder()
        .addTextContent(Json.line(value))
        .structuredContent(Json.mapper().convertValue(value, OBJECT))
        .isError(false)
        .build();
  }

  @SuppressWarnings("NullAway") // the SDK does not say that a call may come without arguments
  private static Map<String, Object> arguments(Map<String, Object> given) {
    return given == null ? Map.of() : given;
  }

  private static ToolAnnotations harmless() {
    return ToolAnnotations.builder()
        .readOnlyHint(true)
        .destructiveHint(false)
        .idempotentHint(true)
        .openWorldHint(false)
        .build();
  }
}
