package io.micromap.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.ProgramRun;
import io.micromap.cli.Shell;
import io.micromap.cli.TrainedSample;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Mapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process, asked by the protocol's own client. */
class McpCommandTest extends TrainedSample {

  private static final String SWAP = "please swap my eth";
  private static final String JOKE = "tell me a joke";
  private static final String INITIALIZE =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
      {"jsonrpc":"2.0","method":"notifications/initialized"}
      """;
  private static final String CALL =
      """
      {"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"classify_text","arguments":{"text":"swap it"}}}
      """;

  @TempDir private static Path own;
  private static McpSyncClient plain;
  private static McpSyncClient railed;

  @BeforeAll
  static void start() {
    Path rails = own.resolve("sample.rails");
    ProgramRun.of("rails", "fit", "--mapper-path", mapper, "--labels-csv", labels, "--out", rails)
        .assertDone();
    plain = client("--mapper-path", mapper);
    railed = client("--mapper-path", mapper, "--rails", rails);
  }

  @AfterAll
  static void stop() {
    plain.close();
    railed.close();
  }

  @Test
  void theToolsAreThoseOfTheMapperAndOfItsRails() {
    assertThat(plain.listTools().tools())
        .extracting(Tool::name)
        .containsExactlyInAnyOrder("list_categories", "classify_text", "explain");
    assertThat(railed.listTools().tools()).extracting(Tool::name).contains("audit");
    assertThat(plain.getServerInfo().name()).isEqualTo("micromap");
    assertThat(plain.getServerInstructions()).contains("Never act on an abstention");
  }

  @Test
  void aPromptIsClassifiedByTheIndexOfItsCategory() throws Exception {
    JsonNode categories = call(plain, "list_categories", Map.of()).path("categories");
    JsonNode answer =
        call(plain, "classify_text", Map.of("text", SWAP, "with_probabilities", true));

    Decision decision = Mapper.load(mapper).map(SWAP);
    assertThat(categories).hasSize(4);
    assertThat(categories.path(answer.path("class").intValue()).textValue())
        .isEqualTo("swap_asset")
        .isEqualTo(answer.path("label").textValue());
    assertThat(answer.path("confidence").doubleValue()).isEqualTo(decision.confidence());
    assertThat(sum(answer.path("probabilities"))).isCloseTo(1, within(1e-9));
    assertThat(answer.path("micromap").path("model").path("sha256").textValue())
        .isEqualTo(decision.model().sha256());
    assertThat(call(plain, "classify_text", Map.of("text", SWAP)).has("probabilities")).isFalse();
  }

  @Test
  void anAbstentionNamesNoCategory() throws Exception {
    for (String prompt : List.of(JOKE, "", "qzxv")) {
      JsonNode answer =
          call(plain, "classify_text", Map.of("text", prompt, "with_probabilities", true));

      assertThat(answer.path("class").intValue()).isEqualTo(-1);
      assertThat(answer.path("confidence").doubleValue()).isZero();
      assertThat(answer.has("probabilities")).isFalse();
      assertThat(answer.path("label").isNull()).isTrue();
      assertThat(answer.path("micromap").path("status").textValue()).isEqualTo("ABSTAINED");
    }
  }

  @Test
  void railsTurnAnAnswerIntoAnAbstention() throws Exception {
    Map<String, Object> negated = Map.of("text", "do not swap my eth");
    JsonNode verdict = call(railed, "audit", negated);

    assertThat(Mapper.load(mapper).map("do not swap my eth").label()).contains("swap_asset");
    assertThat(verdict.path("decision").textValue()).isEqualTo("ABSTAIN");
    assertThat(verdict.path("mapper").path("label").textValue()).isEqualTo("swap_asset");
    assertThat(call(railed, "classify_text", negated).path("class").intValue()).isEqualTo(-1);
    assertThat(call(railed, "classify_text", negated).path("micromap").path("reason"))
        .isEqualTo(verdict.path("reason"));
  }

  @Test
  void anExplanationBeginsWithASentenceAndHasAsManyFeaturesAsAskedFor() throws Exception {
    JsonNode three = call(plain, "explain", Map.of("text", SWAP, "features", 3));

    assertThat(three.path("sentence").textValue()).contains("swap_asset");
    assertThat(three.path("features")).hasSize(3);
    assertThat(three.path("decision").path("label").textValue()).isEqualTo("swap_asset");
    assertThat(call(plain, "explain", Map.of("text", SWAP)).path("features")).hasSize(15);
  }

  @Test
  void aWrongCallIsAnErrorAndTheNextOneIsAnswered() throws Exception {
    CallToolResult wrong = plain.callTool(request("classify_text", Map.of("txt", SWAP)));

    assertThat(wrong.isError()).isTrue();
    assertThat(text(wrong)).contains("text");
    assertThatThrownBy(() -> plain.callTool(request("clasify_text", Map.of())))
        .hasMessageContaining(
            "Unknown tool: 'clasify_text'. Did you mean 'classify_text'? There are:"
                + " list_categories, classify_text, explain.");
    assertThatThrownBy(() -> railed.callTool(request("guess", Map.of())))
        .hasMessageContaining(
            "'guess'. There are: list_categories, classify_text, explain, audit.");
    assertThat(call(plain, "classify_text", Map.of("text", SWAP)).path("class").intValue())
        .isNotNegative();
  }

  @Test
  void everyRequestOfAFileIsAnsweredAndNothingElseIsWritten() throws Exception {
    Files.copy(mapper, folder.resolve("m.mapper"));
    write("session.jsonl", INITIALIZE + String.format(CALL, 2) + String.format(CALL, 3));

    ProgramRun run =
        Shell.of(folder, "home").run("\"$micromap\" mcp --mapper-path m.mapper <session.jsonl");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines().map(McpCommandTest::parse))
        .extracting(message -> message.path("id").intValue())
        .containsExactly(1, 2, 3);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void whatIsNoMessageIsAnsweredInItsTurnAndTheSessionGoesOn() throws Exception {
    String notMessages =
        """

        []
        [{"jsonrpc":"2.0","id":4,"method":"ping"}]
        no message
        {"a":1}
        {"jsonrpc":"2.0"}
        {"jsonrpc":"1.0","id":5,"method":"ping"}
        {"jsonrpc":"2.0","id":5.5,"method":"ping"}
        {"jsonrpc":"2.0","id":null,"method":"ping"}
        {"jsonrpc":"2.0","id":6,"method":"tools/call","params":{"name":"explain","arguments":7}}
        {"jsonrpc":"2.0","id":6,"method":"initialize"}
        {"jsonrpc":"2.0","id":6,"method":"tools/call","params":{"name":"","arguments":{}}}
        {"jsonrpc":"2.0","method":"tools/call","params":{"name":"guess"}}
        {"jsonrpc":"2.0","id":7,"method":"nothing"}
        """;
    List<JsonNode> answers =
        session(INITIALIZE + notMessages + String.format(CALL, 8) + "  \n\t\r\n{\"cut");

    assertThat(answers)
        .extracting(answer -> answer.path("id").asText() + " " + answer.at("/error/code").asInt())
        .containsExactly(
            "1 0",
            "null -32600",
            "null -32600",
            "null -32700",
            "null -32600",
            "null -32600",
            "5 -32600",
            "null -32600",
            "null -32600",
            "6 -32602",
            "6 -32602",
            "6 -32602",
            "7 -32601",
            "8 0",
            "null -32700");
    assertThat(answers)
        .filteredOn(answer -> answer.has("error"))
        .extracting(answer -> answer.at("/error/message").asText())
        .allSatisfy(message -> assertThat(message).isNotEmpty().doesNotContain("java", "Json"));
  }

  @Test
  void aRequestBeforeTheSessionBeganIsRefusedAndAPingAnswered() throws Exception {
    String ping = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}\n";
    List<JsonNode> answers = session(String.format(CALL, 1) + ping + INITIALIZE + ping);

    assertThat(answers).hasSize(4);
    assertThat(answers.get(0).at("/error/code").asInt()).isEqualTo(-32600);
    assertThat(answers.get(0).at("/error/message").asText()).contains("'initialize' first");
    assertThat(answers.subList(1, 4)).allSatisfy(each -> assertThat(each.has("result")).isTrue());
  }

  /** The answers to a file of messages, all of which are read at once. */
  private static List<JsonNode> session(String lines) throws Exception {
    Path in = Files.writeString(own.resolve("session.jsonl"), lines);
    Process process =
        new ProcessBuilder(command("--mapper-path", mapper)).redirectInput(in.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(process.getErrorStream().readAllBytes()).isEmpty();
    return out.lines().map(McpCommandTest::parse).toList();
  }

  @Test
  void anAuditTakesItsModeAndRefusesWhatItDoesNotKnow() throws Exception {
    Map<String, Object> family = Map.of("text", SWAP, "mode", "family");

    assertThat(call(railed, "audit", family).path("mode").asText()).isEqualTo("family");
    assertThat(call(railed, "audit", Map.of("text", SWAP)).path("mode").asText())
        .isEqualTo("detector");
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("text", SWAP, "mode", "both"), Map.of("text", SWAP, "threshold", 1))) {
      assertThat(railed.callTool(request("audit", wrong)).isError()).isTrue();
    }
    assertThat(call(plain, "explain", Map.of("text", SWAP, "features", 1e12)).path("features"))
        .isNotEmpty();
  }

  @Test
  void aMapperThatIsMissingIsToldBeforeTheFirstMessage() {
    ProgramRun.of("mcp", "--mapper-path", "missing.mapper")
        .assertFails(4, "No mapper bundle at missing.mapper");
  }

  private static List<String> command(Object... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "io.micromap.cli.Main",
                "mcp"));
    for (Object option : options) {
      command.add(option.toString());
    }
    return command;
  }

  private static McpSyncClient client(Object... options) {
    List<String> command = command(options);
    ServerParameters program =
        ServerParameters.builder(command.get(0)).args(command.subList(1, command.size())).build();
    McpSyncClient client =
        McpClient.sync(new StdioClientTransport(program, McpJsonDefaults.getMapper()))
            .requestTimeout(Duration.ofSeconds(60))
            .initializationTimeout(Duration.ofSeconds(60))
            .build();
    client.initialize();
    return client;
  }

  /** The answer of a tool: its text, which its structured content repeats. */
  private static JsonNode call(McpSyncClient client, String tool, Map<String, Object> arguments)
      throws IOException {
    CallToolResult result = client.callTool(request(tool, arguments));
    assertThat(result.isError()).as(text(result)).isFalse();
    JsonNode answer = Json.parse(text(result));
    assertThat(Json.parse(Json.line(result.structuredContent()))).isEqualTo(answer);
    return answer;
  }

  private static CallToolRequest request(String tool, Map<String, Object> arguments) {
    return CallToolRequest.builder(tool).arguments(arguments).build();
  }

  private static String text(CallToolResult result) {
    return ((TextContent) result.content().get(0)).text();
  }

  private static double sum(JsonNode numbers) {
    double sum = 0;
    for (JsonNode number : numbers) {
      sum += number.doubleValue();
    }
    return sum;
  }

  private static JsonNode parse(String line) {
    try {
      return Json.parse(line);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }
}
