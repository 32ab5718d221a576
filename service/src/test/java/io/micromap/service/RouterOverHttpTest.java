package io.micromap.service;

import static io.micromap.service.SampleService.LIGHTS;
import static io.micromap.service.SampleService.STRANGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.service.SampleService.Answer;
import io.micromap.service.api.Limits;
import io.micromap.service.model.MapperFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All mappers of a service as one model. */
class RouterOverHttpTest {

  private static final String BUY = "i want to buy blue shoes";

  @TempDir private static Path folder;
  private static SampleService service;

  @BeforeAll
  static void start() {
    service =
        SampleService.start(
            SampleService.mappers(
                files(SampleService.writeMapper(folder.resolve("home.mapper"))),
                files(SampleService.writeShop(folder.resolve("shop.mapper")))),
            Limits.DEFAULTS,
            Optional.empty());
  }

  private static MapperFiles files(Path mapper) {
    return new MapperFiles(mapper, Optional.empty());
  }

  @AfterAll
  static void stop() {
    service.stop();
  }

  @Test
  void theAnswerSaysWhichMapperGaveIt() {
    for (List<String> each :
        List.of(List.of(LIGHTS, "home", "lights"), List.of(BUY, "shop", "buy"))) {
      JsonNode mapped = map(each.get(0));
      JsonNode asked = ask(each.get(0), "'lights':null,'buy':null,'water':null");

      assertThat(mapped.path("label").asText()).isEqualTo(each.get(1) + "/" + each.get(2));
      assertThat(asked.path("choice").asText()).isEqualTo(each.get(2));
      assertThat(asked.at("/micromap/answered_by").asText()).isEqualTo(each.get(1));
      assertThat(asked.at("/micromap/model/sha256")).isEqualTo(mapped.at("/model/sha256"));
    }
  }

  @Test
  void whatTwoMappersClaimIsAnsweredByNone() {
    String both = "play the song about my favourite songs";

    for (String name : List.of("home", "shop")) {
      assertThat(
              service
                  .post("/v1/map", "{'model':'" + name + "','prompt':'" + both + "'}")
                  .json()
                  .path("status")
                  .asText())
          .as(name)
          .isEqualTo("MAPPED");
    }
    assertThat(map(both).path("status").asText()).isEqualTo("ABSTAINED");
    assertThat(map(both).path("reason").asText()).isEqualTo("ambiguous");
    JsonNode asked = ask(both, "'lights':null,'buy':null,'none':null");
    assertThat(asked.path("choice").asText()).isEqualTo("none");
    assertThat(asked.at("/micromap/answered_by").isNull()).isTrue();
    assertThat(map(STRANGE).path("status").asText()).isEqualTo("ABSTAINED");
  }

  @Test
  void aLabelOfTwoMappersIsAskedForByBothNames() {
    String criteria = "'criteria':{'music':null,'lights':null}";
    Answer refused = systemOne(LIGHTS, criteria);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("error").asText())
        .contains("home/music", "shop/music", "lights");
    assertThat(
            ask("put on some jazz", "'home/music':null,'shop/music':null").path("choice").asText())
        .isEqualTo("home/music");
  }

  @Test
  void batchesAndOpenAisClientsAskItToo() {
    JsonNode batch =
        service.post("/v1/map/batch?model=router", "['" + LIGHTS + "','" + BUY + "']").json();
    JsonNode decisions =
        service
            .post(
                "/v1/decisions",
                "{'model':'router','input':'"
                    + BUY
                    + "','questions':[{'type':'choice','instructions':'?','choices':"
                    + "[{'value':'buy'},{'value':'lights'}]}]}")
            .json();

    assertThat(batch.at("/1/label").asText()).isEqualTo("shop/buy");
    assertThat(batch.at("/1/id").asText()).isEqualTo("2");
    assertThat(decisions.at("/answers/0/choice").asText()).isEqualTo("buy");
    assertThat(decisions.path("model").asText()).isEqualTo("router");
  }

  @Test
  void theRouterIsListedAndCounted() {
    map(LIGHTS);
    JsonNode models = service.get("/v1/models").json();

    assertThat(models.at("/models/2/name").asText()).isEqualTo("router");
    assertThat(models.at("/models/2/labels")).hasSize(6);
    assertThat(models.at("/data/2/id").asText()).isEqualTo("router");
    assertThat(service.get("/metrics").response().body())
        .contains("micromap_decisions_total{label=\"home/lights\",model=\"router\"");
  }

  @Test
  void whatIsAboutOneMapperAsksForItsName() {
    Answer none = service.post("/v1/rails/audit", "{'prompt':'x'}");
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.json().path("error").asText()).endsWith("Models: home, shop.");
    Answer explain = service.post("/v1/explain", "{'model':'router','prompt':'x'}");

    assertThat(explain.status()).isEqualTo(422);
    assertThat(explain.json().path("error").asText()).contains("home, shop");
    assertThat(service.post("/v1/map", "{'prompt':'x'}").json().path("error").asText())
        .contains("home, shop, router");
  }

  @Test
  void noMapperMayHaveTheRoutersName() {
    Path other = SampleService.writeMapper(folder.resolve("other.mapper"));
    Path file = SampleService.writeShop(folder.resolve("router.mapper"));

    assertThatThrownBy(() -> SampleService.mappers(files(other), files(file)))
        .isInstanceOf(MicromapException.class)
        .hasMessageContaining("router.mapper");
  }

  private static JsonNode map(String prompt) {
    return service.post("/v1/map", "{'model':'router','prompt':'" + prompt + "'}").json();
  }

  private static JsonNode ask(String prompt, String criteria) {
    return systemOne(prompt, "'criteria':{" + criteria + "}").json().at("/answers/q");
  }

  private static Answer systemOne(String prompt, String criteria) {
    return service.post(
        "/v1/systemone",
        "{'model':'router','state':'"
            + prompt
            + "','questions':{'q':{'type':'choice',"
            + criteria
            + "}}}");
  }
}
