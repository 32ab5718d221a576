package io.micromap.service.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.micromap.runtime.json.Json;
import io.micromap.service.SampleService;
import io.micromap.service.api.Limits;
import io.micromap.service.model.Inquiry;
import io.micromap.service.model.MapperFiles;
import io.micromap.service.model.MapperReload;
import io.micromap.service.model.ServedMappers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficWatchTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeALockedMapper() {
    file = SampleService.lock(SampleService.writeMapper(folder.resolve("m.mapper")));
  }

  private static void ask(ServedMappers mappers, TrafficWatch watch, String prompt, int times) {
    Inquiry inquiry = new Inquiry(mappers.named(null), 0, "1", watch);
    for (int i = 0; i < times; i++) {
      inquiry.read(prompt);
    }
  }

  @Test
  void otherPromptsThanTheValidationRowsAreAWarningThatEndsWithThem() {
    ServedMappers mappers = SampleService.mappers(new MapperFiles(file, Optional.empty()));
    TrafficWatch watch = new TrafficWatch(mappers);

    ask(mappers, watch, SampleService.LIGHTS, 500);
    assertThat(watch.warnings()).isEmpty();

    ask(mappers, watch, SampleService.STRANGE, 500);
    assertThat(watch.warnings())
        .singleElement()
        .asString()
        .startsWith("custom gets other prompts than it was locked with: ")
        .contains("'lights' answers 50.0 % of the last 1,000 prompts");

    ask(mappers, watch, SampleService.LIGHTS, 1_000);
    assertThat(watch.warnings()).isEmpty();
    assertThat(watch.all().get(0).abstained()).isEqualTo(500);
  }

  @Test
  void aMapperThatIsExchangedIsWatchedAnew() throws IOException {
    MapperReload reload = SampleService.reload(new MapperFiles(file, Optional.empty()));
    TrafficWatch watch = new TrafficWatch(reload.mappers());
    Inquiry before = new Inquiry(reload.mappers().named(null), 0, "1", watch);
    ask(reload.mappers(), watch, SampleService.STRANGE, 200);
    assertThat(watch.warnings()).hasSize(1);

    Path next = SampleService.lock(SampleService.writeOtherMapper(folder.resolve("next")));
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    reload.check(message -> {});
    before.read(SampleService.STRANGE);

    assertThat(watch.warnings()).isEmpty();
    assertThat(watch.all().get(0).decisions()).as("of the one before").isZero();
  }

  @Test
  void aMapperThatWasNotLockedIsCountedAndNotWatched() {
    Path plain = SampleService.writeMapper(folder.resolve("plain.mapper"));
    ServedMappers mappers = SampleService.mappers(new MapperFiles(plain, Optional.empty()));
    TrafficWatch watch = new TrafficWatch(mappers);

    ask(mappers, watch, SampleService.STRANGE, 500);

    assertThat(watch.warnings()).isEmpty();
    ModelTraffic traffic = watch.all().get(0);
    assertThat(traffic.decisions()).isEqualTo(500);
    assertThat(traffic.unwatched()).contains(TrafficWatch.UNLOCKED);
    assertThat(traffic.drift()).isEmpty();
  }

  @Test
  void whatARequestAskedForMoreIsToldApartFromTheMappersOwnAbstentions() {
    ServedMappers mappers = SampleService.mappers(new MapperFiles(file, Optional.empty()));
    TrafficWatch watch = new TrafficWatch(mappers);
    Inquiry strict = new Inquiry(mappers.named(null), 1, "1", watch);
    for (int i = 0; i < 120; i++) {
      strict.read(SampleService.LIGHTS);
    }
    ask(mappers, watch, SampleService.STRANGE, 1);

    ModelTraffic traffic = watch.all().get(0);
    assertThat(traffic.abstained()).isEqualTo(121);
    assertThat(traffic.abstainedItself()).isEqualTo(1);
    assertThat(watch.warnings()).isEmpty();
  }

  @Test
  void theServiceIsReadyWarnsAndCounts() {
    ServedMappers mappers = SampleService.mappers(new MapperFiles(file, Optional.empty()));
    try (SampleService service = SampleService.start(mappers, Limits.DEFAULTS, Optional.empty())) {
      ArrayNode batch = Json.mapper().createArrayNode();
      Collections.nCopies(200, SampleService.STRANGE).forEach(batch::add);
      service.post("/v1/map/batch", "application/json", batch.toString());

      JsonNode ready = service.get("/ready").json();
      assertThat(ready.path("status").asText()).isEqualTo("ready");
      assertThat(ready.path("warnings")).hasSize(1);
      assertThat(service.get("/metrics").response().body())
          .contains("micromap_drift{model=\"custom\"} 1.0")
          .contains("micromap_drift_distance{kind=\"label\",model=\"custom\"} ");
      JsonNode drift = service.get("/v1/traffic").json().path("models").path(0).path("drift");
      assertThat(drift.path("status").asText()).isEqualTo("drift");
      assertThat(drift.path("first_alarm").path("prompt").asInt()).isEqualTo(100);
    }
  }
}
