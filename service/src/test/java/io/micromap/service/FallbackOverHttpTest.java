package io.micromap.service;

import static io.micromap.service.SampleService.LIGHTS;
import static io.micromap.service.SampleService.STRANGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.service.SampleService.Answer;
import io.micromap.service.api.Limits;
import io.micromap.service.fallback.FallbackSettings;
import io.micromap.service.log.FellThrough;
import io.micromap.service.model.MapperFiles;
import io.micromap.service.model.ServedMappers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service with another one behind it, which is asked what the first leaves open. */
class FallbackOverHttpTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String QUESTION =
      "'q':{'type':'choice','instructions':'Which?','criteria':{'lights':null,'water':'Plants.'}}";

  @TempDir private static Path folder;
  private static ServedMappers mappers;
  private static Path fellThrough;
  private static SampleService back;
  private static SampleService front;

  @BeforeAll
  static void start() {
    Path mapper = SampleService.writeMapper(folder.resolve("m.mapper"));
    fellThrough = folder.resolve("open.jsonl");
    mappers = SampleService.mappers(new MapperFiles(mapper, Optional.empty()));
    back = SampleService.start(mappers, Limits.DEFAULTS, Optional.of("s3cret"));
    front =
        SampleService.start(
            mappers,
            FellThrough.open(fellThrough),
            settings(back.address().toString(), Optional.of("s3cret")));
  }

  @AfterAll
  static void stop() {
    front.stop();
    back.stop();
  }

  private static FallbackSettings settings(String address, Optional<String> token) {
    return FallbackSettings.of(address, "default", token, PATIENCE);
  }

  /** A raised threshold makes the first service abstain; the second one has its own. */
  private static Answer raised(SampleService service, String state, String questions) {
    return service.post(
        "/v1/systemone", "{'threshold':1,'state':'" + state + "','questions':{" + questions + "}}");
  }

  @Test
  void whatTheMapperAnswersNobodyElseIsAsked() {
    JsonNode answer =
        front
            .post("/v1/systemone", "{'state':'" + LIGHTS + "','questions':{" + QUESTION + "}}")
            .json()
            .at("/answers/q");

    assertThat(answer.at("/micromap/answered_by").asText()).isEqualTo("custom");
    assertThat(answer.path("micromap").has("fallback")).isFalse();
  }

  @Test
  void whatItLeavesOpenTheOtherAnswersAndTheAnswerSaysSo() {
    JsonNode answers =
        raised(front, LIGHTS, QUESTION + ",'lights':{'type':'noul'}").json().path("answers");

    JsonNode choice = answers.path("q");
    assertThat(choice.path("choice").asText()).isEqualTo("lights");
    assertThat(choice.path("confidence").asDouble()).isGreaterThan(0.5);
    assertThat(choice.path("probabilities")).hasSize(2);
    assertThat(choice.at("/micromap/answered_by").asText()).isEqualTo("fallback");
    assertThat(choice.at("/micromap/status").asText()).isEqualTo("ABSTAINED");
    assertThat(choice.at("/micromap/fallback/outcome").asText()).isEqualTo("answered");
    assertThat(choice.at("/micromap/fallback/model").asText()).isEqualTo("custom");
    assertThat(answers.at("/lights/noul").asDouble()).isGreaterThan(0.5);
    assertThat(answers.at("/lights/micromap/answered_by").asText()).isEqualTo("fallback");
  }

  @Test
  void openAisFormatHasTheOthersAnswerInPlaceOfARefusal() {
    String questions =
        "[{'type':'choice','name':'n','instructions':'?','choices':"
            + "[{'value':'water'},{'value':'lights','description':'x'}]},"
            + "{'type':'predicate','instructions':'label: water'}]";
    JsonNode answers =
        front
            .post(
                "/v1/decisions",
                "{'threshold':1,'input':[{'role':'user','content':'"
                    + LIGHTS
                    + "'}],'questions':"
                    + questions
                    + "}")
            .json()
            .path("answers");

    assertThat(answers.at("/0/type").asText()).isEqualTo("choice");
    assertThat(answers.at("/0/choice").asText()).isEqualTo("lights");
    assertThat(answers.at("/0/name").asText()).isEqualTo("n");
    assertThat(answers.at("/1/type").asText()).isEqualTo("predicate");
    assertThat(answers.at("/1/micromap/answered_by").asText()).isEqualTo("fallback");
  }

  @Test
  void whatBothLeaveOpenStaysOpen() {
    JsonNode answer = raised(front, STRANGE, QUESTION).json().at("/answers/q");

    assertThat(answer.path("confidence").asDouble()).isZero();
    assertThat(answer.at("/micromap/answered_by").isNull()).isTrue();
    assertThat(answer.at("/micromap/fallback/outcome").asText()).isEqualTo("abstained");
    assertThat(answer.at("/micromap/fallback/detail").asText()).isEqualTo("out_of_scope");
  }

  @Test
  void whatFellThroughIsKeptWithTheOthersChoice() throws IOException {
    raised(front, "please dim the hall light", QUESTION);
    front.post("/v1/map", "{'prompt':'who is the king of norway'}");
    front.post("/v1/map", "{'prompt':'please dim the spots'}");

    List<String> lines = Files.readAllLines(fellThrough);
    JsonNode handed = line(lines, "please dim the hall light");
    assertThat(handed.at("/suggestions/q").asText()).isEqualTo("lights");
    assertThat(handed.path("candidate").asText()).isEqualTo("lights");
    assertThat(handed.path("mapper").asText()).isEqualTo("custom");
    assertThat(line(lines, "who is the king of norway").path("suggestions")).isEmpty();
    assertThat(lines).noneMatch(line -> line.contains("please dim the spots"));
    assertThat(front.get("/metrics").response().body())
        .contains("micromap_fallback_total{model=\"custom\",outcome=\"answered\"}");
  }

  private static JsonNode line(List<String> lines, String prompt) throws IOException {
    for (String line : lines) {
      JsonNode json = Json.parse(line);
      if (json.path("prompt").asText().equals(prompt)) {
        return json;
      }
    }
    throw new AssertionError(prompt + " is not in " + lines);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "no json",
        "{'answers':{'q':{'choice':'music','confidence':1,'probabilities':{'music':1}}}}",
        "{'answers':{'q':{'choice':'lights','confidence':2,'probabilities':{'lights':1,'water':0}}}}",
        "{'answers':{'q':{'choice':'lights','confidence':1,'probabilities':{'lights':1,'water':1}}}}",
        "{'answers':{'q':{'choice':'lights','confidence':1,'probabilities':{'lights':0.1,'water':0.9}}}}",
        "{'answers':{'q':{'choice':'lights','confidence':1}}}"
      })
  void anAnswerThatIsNoneLeavesTheAbstention(String body) throws IOException {
    JsonNode answer = askedBefore(exchange -> reply(exchange, 200, body.replace('\'', '"')));

    assertThat(answer.at("/micromap/fallback/outcome").asText()).isEqualTo("failed");
    assertThat(answer.path("confidence").asDouble()).isZero();
    assertThat(answer.at("/micromap/answered_by").isNull()).isTrue();
  }

  @Test
  void aFailingServiceLeavesTheAbstentionAndTheAnswerSaysWhy() throws IOException {
    assertThat(detail(askedBefore(exchange -> reply(exchange, 500, "{}")))).contains("status 500");
    assertThat(
            detail(
                askedBefore(
                    exchange -> {
                      exchange
                          .getResponseHeaders()
                          .add("location", back.address() + "/v1/systemone");
                      reply(exchange, 307, "");
                    })))
        .contains("status 307");
    assertThat(detail(askedBefore(exchange -> reply(exchange, 200, " ".repeat(2 << 20)))))
        .contains("longer");
    assertThat(detail(askedBefore(HttpExchange::close))).contains("cannot be asked");
    HttpServer gone = other(exchange -> {});
    gone.stop(0);
    try (SampleService service =
        SampleService.start(mappers, event -> {}, settings(address(gone), Optional.empty()))) {
      assertThat(detail(raised(service, LIGHTS, QUESTION).json().at("/answers/q")))
          .contains("nobody answers");
    }
  }

  @Test
  void aServiceThatNeverEndsItsAnswerIsNotWaitedFor() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    HttpServer slow =
        other(
            exchange -> {
              exchange.sendResponseHeaders(200, 1000);
              exchange.getResponseBody().write(' ');
              exchange.getResponseBody().flush();
              await(end);
              exchange.close();
            });
    FallbackSettings settings =
        FallbackSettings.of(address(slow), "m", Optional.empty(), Duration.ofSeconds(1));
    try (SampleService service = SampleService.start(mappers, event -> {}, settings)) {
      JsonNode answer = raised(service, LIGHTS, QUESTION).json().at("/answers/q");

      assertThat(detail(answer)).contains("no answer within 1 s");
    } finally {
      end.countDown();
      slow.stop(0);
    }
  }

  @Test
  void aRequestThatComesBackIsRefused() throws IOException {
    SampleService[] first = new SampleService[1];
    HttpServer relay =
        other(
            exchange -> {
              Answer again =
                  first[0].send(
                      first[0]
                          .request("/v1/systemone")
                          .header("content-type", "application/json")
                          .header(
                              "x-micromap-via",
                              exchange.getRequestHeaders().getFirst("x-micromap-via"))
                          .POST(
                              BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
                          .build());
              assertThat(again.json().path("error_type").asText()).isEqualTo("loop");
              reply(exchange, again.status(), again.response().body());
            });
    try (SampleService service =
        SampleService.start(mappers, event -> {}, settings(address(relay), Optional.empty()))) {
      first[0] = service;

      assertThat(detail(raised(service, LIGHTS, QUESTION).json().at("/answers/q")))
          .contains("status 508");
    } finally {
      relay.stop(0);
    }
  }

  @Test
  void anAddressThatIsNoneIsRefusedAtTheStart() {
    for (String address :
        List.of("", "models.example", "ftp://x", "https://u:p@x", "http://x?a=1")) {
      assertThatThrownBy(() -> settings(address, Optional.empty()))
          .as(address)
          .isInstanceOf(MicromapException.class)
          .hasMessageContaining("https://models.example");
    }
    assertThat(settings("https://models.example/api/", Optional.empty()).address())
        .hasToString("https://models.example/api/v1/systemone");
  }

  private static String detail(JsonNode answer) {
    assertThat(answer.at("/micromap/fallback/outcome").asText()).isEqualTo("failed");
    return answer.at("/micromap/fallback/detail").asText();
  }

  /** What a service answers that has such another one behind it. */
  private static JsonNode askedBefore(Handler handler) throws IOException {
    HttpServer other = other(handler);
    try (SampleService service =
        SampleService.start(mappers, event -> {}, settings(address(other), Optional.empty()))) {
      return raised(service, LIGHTS, QUESTION).json().at("/answers/q");
    } finally {
      other.stop(0);
    }
  }

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  private static HttpServer other(Handler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler::handle);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    return server;
  }

  private static String address(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
