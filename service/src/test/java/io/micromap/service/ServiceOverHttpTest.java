package io.micromap.service;

import static io.micromap.service.SampleService.LIGHTS;
import static io.micromap.service.SampleService.STRANGE;
import static io.micromap.service.SampleService.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.service.SampleService.Answer;
import io.micromap.service.api.Limits;
import io.micromap.service.http.HttpServer;
import io.micromap.service.http.HttpSettings;
import io.micromap.service.model.MapperFiles;
import io.micromap.service.model.ServedMappers;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service's own requests and its end. */
class ServiceOverHttpTest {

  @TempDir private static Path folder;
  private static MapperFiles files;
  private static SampleService service;

  @BeforeAll
  static void start() {
    files = SampleService.writeWithRails(folder);
    service = SampleService.start(mappers(), Limits.DEFAULTS, Optional.empty());
  }

  @AfterAll
  static void stop() {
    service.stop();
  }

  private static ServedMappers mappers() {
    return SampleService.mappers(files);
  }

  @Test
  void aDecisionIsTheOneOfTheMapperInItsOwnForm() throws IOException {
    Mapper mapper = Mapper.load(files.mapper());
    for (String prompt : List.of(LIGHTS, STRANGE, "", "\uD83D\uDE00 the lamp")) {
      String request = Json.mapper().createObjectNode().put("prompt", prompt).toString();

      Answer answer = service.post("/v1/map", "application/json", request);

      assertThat(answer.status()).isEqualTo(200);
      Decision decision = mapper.map(prompt);
      assertThat(answer.response().body()).isEqualTo(Json.line(decision.shown(decision.ranking())));
    }
  }

  @Test
  void aRequestMayRaiseTheThresholdButNeverLowerIt() {
    JsonNode own = service.post("/v1/map", "{'prompt':'" + LIGHTS + "'}").json();
    JsonNode raised = service.post("/v1/map", "{'prompt':'" + LIGHTS + "','threshold':1}").json();
    JsonNode lower = service.post("/v1/map", "{'prompt':'" + LIGHTS + "','threshold':0}").json();

    assertThat(own.path("status").asText()).isEqualTo("MAPPED");
    assertThat(raised.path("status").asText()).isEqualTo("ABSTAINED");
    assertThat(lower).isEqualTo(own);
    assertThat(service.post("/v1/map", "{'prompt':'x','threshold':1.5}").status()).isEqualTo(422);
    Answer misspelt = service.post("/v1/map", "{'prompt':'x','treshold':0.9,'tenant':'a'}");
    assertThat(misspelt.status()).isEqualTo(422);
    assertThat(misspelt.json().path("detail").asText())
        .isEqualTo("'treshold' is no field of this request. Did you mean 'threshold'?");
  }

  @Test
  void whatTheRailsObjectToIsAnAbstentionForTheirReason() {
    String several = "dim the lamp and then play a waltz";
    assertThat(Mapper.load(files.mapper()).map(several).abstained()).isFalse();

    JsonNode one = service.post("/v1/map", "{'prompt':'" + several + "','id':7}").json();
    JsonNode batch = service.post("/v1/map/batch", "['" + several + "']").json().path(0);

    assertThat(one.path("id").isInt()).isTrue();
    for (JsonNode each : List.of(one, batch)) {
      assertThat(each.path("status").asText()).isEqualTo("ABSTAINED");
      assertThat(each.path("label").isNull()).isTrue();
      assertThat(each.path("reason").asText()).isEqualTo("several_steps");
      assertThat(each.path("candidate").isTextual()).isTrue();
    }
  }

  @Test
  void whatIsOfTheWholeBatchIsRefusedInARow() {
    JsonNode rows =
        service
            .post(
                "/v1/map/batch",
                "[{'prompt':'x','threshold':1},{'prompt':'x','model':'m'},{'prompt':'x','treshold':1},"
                    + "{'prompt':'x','label':'lights'}]")
            .json();

    assertThat(rows.path(0).path("message").asText()).contains("'threshold' is one for all rows");
    assertThat(rows.path(1).path("message").asText()).contains("'model' is one for all rows");
    assertThat(rows.path(2).path("message").asText()).contains("Did you mean 'threshold'?");
    assertThat(rows.path(3).path("status").asText()).isEqualTo("ABSTAINED");
  }

  @Test
  void anExplanationTakesARaisedThreshold() {
    JsonNode raised =
        service.post("/v1/explain", "{'prompt':'" + LIGHTS + "','threshold':1}").json();

    assertThat(raised.path("decision").path("status").asText()).isEqualTo("ABSTAINED");
    assertThat(raised.path("decision").path("threshold").asInt()).isEqualTo(1);
  }

  @Test
  void aBatchIsAnsweredInOrderWhateverItsForm() {
    int many = 1300;
    String array = "[" + String.join(",", Collections.nCopies(many, "'" + LIGHTS + "'")) + "]";
    JsonNode answers = service.post("/v1/map/batch?model=default", array).json();
    Answer lines =
        service.post(
            "/v1/map/batch",
            "application/x-ndjson",
            "{\"id\":7,\"prompt\":\"" + LIGHTS + "\"}\n\n{bad\n\"" + STRANGE + "\"\n[]\n");

    assertThat(answers).hasSize(many);
    assertThat(answers.path(many - 1).path("label").asText()).isEqualTo("lights");
    assertThat(lines.header("content-type")).isEqualTo("application/x-ndjson");
    List<String> each = lines.response().body().lines().toList();
    assertThat(each).hasSize(4);
    assertThat(each.get(0)).contains("\"id\":7,", "\"label\":\"lights\"");
    assertThat(each.get(1)).contains("\"status\":\"ERROR\"", "\"line\":3", "bad_json");
    assertThat(each.get(2)).contains("ABSTAINED");
    assertThat(each.get(0)).doesNotContainPattern("0\\.[0-9]{7}");
    assertThat(each.get(3)).contains("\"status\":\"ERROR\"", "\"line\":5", "\"label\":null");
    assertThat(each.get(1)).contains("line 3: is not JSON");
    String split =
        service.post("/v1/map/batch", "application/x-ndjson", "\"a\"\r\"b\"").response().body();
    assertThat(split).contains("line 1: is not JSON: something stands behind");
    assertThat(service.post("/v1/map/batch", "[]").response().body()).isEqualTo("[]\n");
    assertThat(service.post("/v1/map/batch", "{}").status()).isEqualTo(422);
    for (String threshold : List.of("high", "0.9f", "0x1p-1", "-1", "1.5", "NaN")) {
      assertThat(service.post("/v1/map/batch?threshold=" + threshold, "[]").status())
          .as(threshold)
          .isEqualTo(422);
    }
    assertThat(service.post("/v1/map/batch?threshold=9e-1", "[]").status()).isEqualTo(200);
  }

  @Test
  void explanationsAndRailsAreThoseOfTheVerbs() {
    JsonNode explained = service.post("/v1/explain", "{'prompt':'" + LIGHTS + "'}").json();
    JsonNode verdict = service.post("/v1/rails/audit", "{'prompt':'" + LIGHTS + "'}").json();
    JsonNode traces = service.post("/v1/rails/traces", "{'prompt':'" + LIGHTS + "'}").json();

    assertThat(explained.at("/candidate/label").asText()).isEqualTo("lights");
    assertThat(verdict.path("decision").asText()).isEqualTo("PASS");
    assertThat(verdict.path("plan").path(0).asText()).isEqualTo("lights");
    assertThat(traces.path("traces").has("lights")).isTrue();
    assertThat(service.post("/v1/rails/audit", "{'prompt':'x','mode':'y'}").status())
        .isEqualTo(422);
  }

  @Test
  void whatTheRailsDoNotConfirmIsNoAnswerOfTheDecisionModel() {
    String question = "'questions':{'q':{'type':'choice','criteria':{'lights':0,'water':0}}}";
    JsonNode answer =
        service
            .post("/v1/systemone", "{'state':'do not dim the lamp'," + question + "}")
            .json()
            .at("/answers/q");

    assertThat(answer.path("confidence").asDouble()).isZero();
    assertThat(answer.at("/micromap/status").asText()).isEqualTo("ABSTAINED");
    assertThat(answer.at("/micromap/reason").asText()).isEqualTo("negated");
  }

  @Test
  void aMapperWithoutRailsSaysSo() {
    ServedMappers bare = SampleService.mappers(new MapperFiles(files.mapper(), Optional.empty()));
    try (SampleService plain = SampleService.start(bare, Limits.DEFAULTS, Optional.empty())) {
      Answer answer = plain.post("/v1/rails/audit", "{'prompt':'x'}");

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.json().path("error_type").asText()).isEqualTo("no_rails");
    }
  }

  @Test
  void aBodyThatIsPackedIsRefused() {
    HttpRequest packed =
        service
            .request("/v1/map")
            .header("content-encoding", "gzip")
            .POST(BodyPublishers.ofString("{\"prompt\":\"x\"}"))
            .build();

    Answer answer = service.send(packed);

    assertRefused(answer, 415, "unsupported_encoding");
    assertThat(answer.response().body()).contains("gzip");
  }

  @Test
  void requestsAreRefusedByKind() {
    assertRefused(service.post("/v1/map", "{"), 400, "bad_json");
    assertRefused(service.post("/v1/map", ""), 400, "bad_json");
    assertRefused(service.post("/v1/map", "{'prompt':'a','prompt':'b'}"), 400, "bad_json");
    assertRefused(service.get("/v1/nothing"), 404, "unknown_path");
    assertRefused(service.get("/v1/map"), 405, "method_not_allowed");
    assertRefused(service.post("/v1/map", "text/plain", "x"), 415, "unsupported_media_type");
    assertRefused(service.post("/v1/map", "[]"), 422, "invalid_request");
    assertRefused(service.post("/v1/map", "{'prompt':7}"), 422, "invalid_request");
    assertRefused(service.post("/v1/map", "{'prompt':'x','model':'y'}"), 404, "unknown_model");
    assertRefused(
        service.post("/v1/map", "{'prompt':'" + "x".repeat(1 << 20) + "'}"), 413, "body_too_large");
    assertThat(service.post("/v1/map", "[".repeat(5_000)).status()).isEqualTo(400);
  }

  @Test
  void aTokenIsDemandedWhereThereIsOne() {
    try (SampleService closed =
        SampleService.start(mappers(), Limits.DEFAULTS, Optional.of("s3cret"))) {
      assertRefused(closed.post("/v1/map", "{'prompt':'x'}"), 401, "unauthorized");
      assertThat(closed.post("/v1/map", "{'prompt':'x'}").header("www-authenticate"))
          .isEqualTo("Bearer");
      assertThat(asked(closed, "Bearer wrong")).isEqualTo(401);
      assertThat(asked(closed, "bearer s3cret")).isEqualTo(200);
      assertThat(closed.get("/metrics").status()).isEqualTo(401);
      assertThat(closed.get("/health").status()).isEqualTo(200);
    }
  }

  private static int asked(SampleService closed, String authorization) {
    return closed
        .send(
            closed
                .request("/v1/map")
                .header("authorization", authorization)
                .POST(BodyPublishers.ofString("{\"prompt\":\"x\"}"))
                .build())
        .status();
  }

  @Test
  void whatIsGotHasAHeadToo() {
    for (String path : List.of("/", "/health", "/ready", "/metrics")) {
      Answer head =
          service.send(service.request(path).method("HEAD", BodyPublishers.noBody()).build());

      assertThat(head.status()).as(path).isEqualTo(200);
      assertThat(head.response().body()).isEmpty();
    }
    assertThat(service.get("/v1/map").header("allow")).isEqualTo("POST");
    assertThat(service.post("/health", "{}").header("allow")).isEqualTo("GET, HEAD");
  }

  @Test
  void aRequestsOwnIdIsGivenBackOrRefused() {
    assertThat(withId("order#1234 / A").header("x-request-id")).isEqualTo("order#1234 / A");
    assertRefused(withId("x".repeat(129)), 400, "bad_request_id");
    assertThat(withId("x".repeat(129)).header("x-request-id")).hasSizeLessThan(129).isNotEmpty();
  }

  private static Answer withId(String id) {
    return service.send(service.request("/health").header("x-request-id", id).build());
  }

  @Test
  void queriesAreReadAsStrictlyAsBodies() {
    assertRefused(batch("?threshold=0.9&threshold=0.1"), 400, "bad_query");
    assertRefused(batch("?mdoel=x"), 422, "invalid_request");
    assertThat(batch("?model=default&threshold=0%2E5").status()).isEqualTo(200);
  }

  private static Answer batch(String query) {
    return service.post("/v1/map/batch" + query, "[]");
  }

  @Test
  void refusalsAreCountedByPath() {
    service.post("/v1/explain", "text/plain", "x");

    assertThat(service.get("/metrics").response().body())
        .contains("micromap_requests_total{path=\"/v1/explain\",status=\"415\"}");
  }

  @Test
  void anIdMayBeANumber() {
    assertThat(service.post("/v1/map", "{'prompt':'x','id':5}").json().path("id").asText())
        .isEqualTo("5");
    assertThat(service.post("/v1/map", "{'prompt':'x','id':[]}").status()).isEqualTo(422);
    JsonNode batch = service.post("/v1/map/batch", "['x',{'id':7,'prompt':'y'},7]").json();
    assertThat(batch.at("/0/id").asText()).isEqualTo("1");
    assertThat(batch.at("/1/id").asText()).isEqualTo("7");
    assertThat(batch.at("/2/id").asText()).isEqualTo("3");
    assertThat(batch.at("/2/message").asText()).contains("is no prompt");
  }

  @Test
  void countsAndVersionsAreThere() {
    service.post("/v1/map", "{'prompt':'" + LIGHTS + "'}");

    String metrics = service.get("/metrics").response().body();
    assertThat(metrics)
        .contains("micromap_decisions_total{label=\"lights\",model=\"custom\",reason=\"confident\"")
        .contains("micromap_requests_total{path=\"/v1/map\",status=\"200\"}")
        .contains("micromap_model_info{model=\"custom\",sha256=")
        .contains("micromap_decision_seconds_bucket");
    assertThat(service.get("/ready").json().path("models").path(0).asText()).isEqualTo("custom");
    assertThat(service.get("/version").json().at("/models/0/sha256").asText()).hasSize(64);
  }

  @Test
  void everyConfidenceIsCountedInItsBucket() {
    try (SampleService fresh = SampleService.start(mappers(), Limits.DEFAULTS, Optional.empty())) {
      List<Double> confidences = new ArrayList<>();
      for (String prompt : List.of("", "lamp", "dim", "the album", LIGHTS, "please", STRANGE)) {
        Answer answer = fresh.post("/v1/map", "{'prompt':'" + prompt + "'}");
        confidences.add(answer.json().path("confidence").doubleValue());
      }

      List<String> lines =
          fresh
              .get("/metrics")
              .response()
              .body()
              .lines()
              .filter(ServiceOverHttpTest::ofConfidence)
              .toList();
      List<String> expected = new ArrayList<>();
      for (double bound : new double[] {0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99}) {
        long count = confidences.stream().filter(each -> each <= bound).count();
        expected.add("micromap_confidence_bucket{model=\"custom\",le=\"" + bound + "\"} " + count);
      }
      expected.add("micromap_confidence_bucket{model=\"custom\",le=\"+Inf\"} 7");
      assertThat(lines).isEqualTo(expected);
      assertThat(confidences).anyMatch(each -> each > 0.1 && each < 0.9);
    }
  }

  private static boolean ofConfidence(String line) {
    return line.startsWith("micromap_confidence_bucket");
  }

  @Test
  void aPortThatIsTakenIsAnErrorThatSaysSo() {
    HttpSettings taken =
        new HttpSettings("127.0.0.1", service.address().getPort(), Optional.empty());

    assertThatThrownBy(
            () -> HttpServer.start(SampleService.service(mappers(), Limits.DEFAULTS), taken))
        .isInstanceOf(MicromapException.class)
        .hasMessageContainingAll("127.0.0.1", "another host or port");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/health",
        "/ready",
        "/version",
        "/metrics",
        "/openapi.json",
        "/v1/models",
        "/v1/traffic"
      })
  void aParameterThatWouldBePassedOverIsRefused(String path) {
    Answer refused = service.get(path + "?model=custom");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("error").asText()).contains("'model'", path + " takes none");
    assertThat(service.post("/v1/map?threshold=1", "{'prompt':'x'}").status()).isEqualTo(422);
    assertThat(service.post("/v1/map/batch?treshold=1", "['x']").json().path("error").asText())
        .contains("there are 'model' and 'threshold'");
  }
}
