package io.micromap.service;

import static io.micromap.service.SampleService.LIGHTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.micromap.runtime.error.MicromapException;
import io.micromap.service.SampleService.Answer;
import io.micromap.service.api.Limits;
import io.micromap.service.fallback.FallbackSettings;
import io.micromap.service.model.MapperFiles;
import io.micromap.service.model.ServedMappers;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients and operators see of a service behind this one that is slow, or set wrongly. */
class FailingFallbackTest {

  private static final String OPEN =
      "{'threshold':1,'state':'"
          + LIGHTS
          + "','questions':{'q':{'type':'choice','criteria':{'lights':null,'water':null}}}}";
  private static final String ANSWERED = OPEN.replace("'threshold':1,", "");
  private static final String GOOD =
      "{'answers':{'q':{'choice':'water','confidence':1,'probabilities':{'lights':0,'water':1}}}}";

  @TempDir private static Path folder;
  private static ServedMappers mappers;

  @BeforeAll
  static void train() {
    Path mapper = SampleService.writeMapper(folder.resolve("m.mapper"));
    mappers = SampleService.mappers(new MapperFiles(mapper, Optional.empty()));
  }

  private static FallbackSettings settings(String address) {
    return FallbackSettings.of(address, "default", Optional.of("t0k3n"), Duration.ofSeconds(20));
  }

  private static JsonNode asked(SampleService service) {
    return service.post("/v1/systemone", OPEN).json().at("/answers/q/micromap/fallback");
  }

  @Test
  void whatTheMapperAnswersDoesNotWaitForASlowOne() throws IOException {
    CountDownLatch waits = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (FakeFallback slow =
            FakeFallback.start(
                exchange -> {
                  waits.countDown();
                  await(end);
                  FakeFallback.reply(exchange, 200, GOOD);
                });
        SampleService service =
            SampleService.start(
                mappers,
                Limits.DEFAULTS.withConcurrency(1),
                settings(slow.address()).withMost(1),
                line -> {})) {
      CompletableFuture<JsonNode> first = CompletableFuture.supplyAsync(() -> asked(service));
      await(waits);

      Answer alone = service.post("/v1/systemone", ANSWERED);
      assertThat(alone.status()).isEqualTo(200);
      assertThat(alone.json().at("/answers/q/choice").asText()).isEqualTo("lights");
      assertThat(service.post("/v1/map/batch", "['" + LIGHTS + "']").status()).isEqualTo(200);
      JsonNode beyond = asked(service);
      assertThat(beyond.path("outcome").asText()).isEqualTo("busy");
      assertThat(beyond.path("detail").asText())
          .isEqualTo("as many questions wait for it as may (1); ask again later");
      end.countDown();
      assertThat(first.join().path("outcome").asText()).isEqualTo("answered");
      assertThat(asked(service).path("outcome").asText()).isEqualTo("answered");
      assertThat(service.get("/metrics").response().body())
          .contains("micromap_fallback_total{model=\"custom\",outcome=\"busy\"} 1.0");
    } finally {
      end.countDown();
    }
  }

  @Test
  void theOthersSentenceIsShownInOneLineAndBounded() throws IOException {
    assertThat(detail(404, "{'error':'There is no model \\u001b[2Jm\\nModels: a.'}"))
        .isEqualTo("it answers with status 404: There is no model \\u001b[2Jm\\u000aModels: a.");
    assertThat(detail(422, "{'error':{'message':'no such label'}}")).endsWith("422: no such label");
    assertThat(detail(422, "{'detail':'unknown field'}")).endsWith("422: unknown field");
    assertThat(detail(500, "{'detail':[{'loc':1}]}")).endsWith("status 500");
    assertThat(detail(500, "<html>")).endsWith("status 500");
    assertThat(detail(400, "{'error':'" + "x".repeat(5000) + "'}")).hasSizeLessThan(300);
    assertThat(detail(401, "{'error':'t0k3n is wrong'}"))
        .as("a token is no client's business")
        .endsWith("status 401");
  }

  private static String detail(int status, String body) throws IOException {
    try (FakeFallback other =
            FakeFallback.start(exchange -> FakeFallback.reply(exchange, status, body));
        SampleService service = start(other, line -> {})) {
      JsonNode note = asked(service);
      assertThat(note.path("outcome").asText()).isEqualTo("failed");
      return note.path("detail").asText();
    }
  }

  private static SampleService start(FakeFallback other, Consumer<String> messages) {
    return SampleService.start(mappers, Limits.DEFAULTS, settings(other.address()), messages);
  }

  @Test
  void operatorsAreToldOnceThatItFailsAndWarnedUntilItAnswers() throws IOException {
    List<String> messages = Collections.synchronizedList(new ArrayList<>());
    AtomicReference<String> body = new AtomicReference<>("{'error':'no model m'}");
    try (FakeFallback other =
            FakeFallback.start(
                exchange ->
                    FakeFallback.reply(exchange, body.get().equals(GOOD) ? 200 : 404, body.get()));
        SampleService service = start(other, messages::add)) {
      assertThat(warnings(service)).isEmpty();
      asked(service);
      asked(service);

      assertThat(messages).hasSize(1);
      assertThat(messages.get(0)).contains(other.address(), "status 404: no model m");
      assertThat(warnings(service)).hasSize(1);
      assertThat(warnings(service).get(0).asText())
          .contains("status 404")
          .as("anybody may read it")
          .doesNotContain("no model m");
      body.set(GOOD);
      asked(service);
      assertThat(warnings(service)).isEmpty();
    }
  }

  private static JsonNode warnings(SampleService service) {
    return service.get("/ready").json().path("warnings");
  }

  @Test
  void aLoopOfTwoServicesIsShownToWhoAsksTheFirst() throws IOException {
    AtomicReference<SampleService> first = new AtomicReference<>();
    try (FakeFallback relay =
            FakeFallback.start(
                exchange -> {
                  Answer again = again(first.get(), exchange);
                  FakeFallback.reply(exchange, again.status(), again.response().body());
                });
        SampleService second = start(relay, line -> {});
        SampleService service =
            SampleService.start(
                mappers, Limits.DEFAULTS, settings(second.address().toString()), line -> {})) {
      first.set(service);

      JsonNode note =
          service
              .post("/v1/systemone", OPEN.replace(LIGHTS, SampleService.STRANGE))
              .json()
              .at("/answers/q/micromap/fallback");

      assertThat(note.path("outcome").asText()).isEqualTo("abstained");
      assertThat(note.path("detail").asText()).contains("fallback failed", "508", "came back");
    }
  }

  private static Answer again(SampleService to, HttpExchange exchange) throws IOException {
    return to.send(
        to.request("/v1/systemone")
            .header("content-type", "application/json")
            .header("x-micromap-via", exchange.getRequestHeaders().getFirst("x-micromap-via"))
            .POST(BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
            .build());
  }

  @Test
  void noRefusalOfAnAddressShowsAPassword() {
    for (String address :
        List.of(
            "http://user:hunter2@localhost:9",
            "user:hunter2@localhost",
            "http://u:hun/hunter2@x",
            "https://x/?key=hunter2",
            "https://x/#hunter2",
            "ht tp://u:hunter2@x")) {
      assertThatThrownBy(() -> settings(address))
          .as(address)
          .isInstanceOf(MicromapException.class)
          .hasNoCause()
          .hasMessageContaining("https://models.example")
          .message()
          .doesNotContain("hunter2");
    }
  }

  @Test
  void addressesThatNobodyCanHaveMeantAreRefused() {
    for (String address : List.of("http://localhost:99999", "http://localhost:0")) {
      assertThatThrownBy(() -> settings(address)).as(address).hasMessageContaining("65535");
    }
    for (String address :
        List.of("http://localhost/v1/systemone", "http://x/api/v1/systemone/", "https://x/v1")) {
      assertThatThrownBy(() -> settings(address)).as(address).hasMessageContaining("is added");
    }
    assertThat(settings("http://v1").address()).hasToString("http://v1/v1/systemone");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
