package io.micromap.service;

import static io.micromap.service.SampleService.LIGHTS;
import static io.micromap.service.SampleService.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.service.SampleService.Answer;
import io.micromap.service.api.Limits;
import io.micromap.service.model.MapperFiles;
import io.micromap.spi.Verifier.Ruling;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions under the policy of a domain. */
class PolicyOverHttpTest {

  private static final String PROMPT = "{'prompt':'" + LIGHTS + "'";

  @TempDir private static Path folder;
  private static MapperFiles files;
  private static SampleService service;

  @BeforeAll
  static void start() {
    files = SampleService.writeWithRails(folder);
    service =
        SampleService.start(
            SampleService.mappersUnder(
                (label, slots, context) ->
                    context.containsKey("night") || slots.containsKey("lamp")
                        ? Ruling.blocked("night", "")
                        : Ruling.ok(),
                files),
            Limits.DEFAULTS,
            Optional.empty());
  }

  @AfterAll
  static void stop() {
    service.stop();
  }

  @Test
  void aDecisionIsBlockedWhereTheAuditIs() {
    for (String blocked : List.of(",'context':{'night':true}}", ",'slots':{'lamp':null}}")) {
      JsonNode verdict = service.post("/v1/rails/audit", PROMPT + blocked).json();
      JsonNode decision = service.post("/v1/map", PROMPT + blocked).json();

      assertThat(verdict.path("reason").asText()).isEqualTo("blocked_by_policy");
      assertThat(decision.path("reason").asText()).isEqualTo("blocked_by_policy");
      assertThat(decision.path("status").asText()).isEqualTo("ABSTAINED");
      assertThat(decision.path("label").isNull()).isTrue();
    }
  }

  @Test
  void whatThePolicyAllowsIsAnswered() {
    for (String free : List.of("}", ",'context':{'day':1}}", ",'slots':{},'context':null}")) {
      assertThat(service.post("/v1/map", PROMPT + free).json().path("label").asText())
          .isEqualTo("lights");
    }
  }

  @Test
  void whatWouldBeIgnoredIsRefused() {
    assertRefused(service.post("/v1/map", PROMPT + ",'contxt':{}}"), 422, "invalid_request");
    assertRefused(service.post("/v1/map", PROMPT + ",'context':5}"), 422, "invalid_request");
    String night = ",'context':{'night':1}}";
    Answer router = service.post("/v1/map", PROMPT + ",'model':'router'" + night);
    assertThat(router.status()).isEqualTo(422);
    assertThat(service.post("/v1/map/batch", "[" + PROMPT + night + "]").response().body())
        .contains("'context' is obeyed by /v1/map alone");
    MapperFiles bare = new MapperFiles(files.mapper(), Optional.empty());
    try (SampleService plain =
        SampleService.start(SampleService.mappers(bare), Limits.DEFAULTS, Optional.empty())) {
      assertRefused(plain.post("/v1/map", PROMPT + night), 404, "no_rails");
    }
  }
}
