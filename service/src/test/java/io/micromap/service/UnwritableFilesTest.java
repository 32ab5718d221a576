package io.micromap.service;

import static io.micromap.service.SampleService.LIGHTS;
import static io.micromap.service.SampleService.STRANGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.service.SampleService.Answer;
import io.micromap.service.log.DecisionLog;
import io.micromap.service.log.FellThrough;
import io.micromap.service.log.LogAudit;
import io.micromap.service.log.PromptForm;
import io.micromap.service.model.DecisionListener;
import io.micromap.service.model.MapperFiles;
import io.micromap.service.model.ServedMappers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service answers whose files can no longer be written. */
class UnwritableFilesTest {

  @TempDir private static Path folder;
  private static ServedMappers mappers;

  @BeforeAll
  static void train() {
    Path mapper = SampleService.writeMapper(folder.resolve("m.mapper"));
    mappers = SampleService.mappers(new MapperFiles(mapper, Optional.empty()));
  }

  private static DecisionLog closedLog() throws IOException {
    DecisionLog log =
        DecisionLog.open(folder.resolve("log.jsonl"), PromptForm.NOTHING, Clock.systemUTC());
    log.close();
    return log;
  }

  @Test
  void noDecisionIsGivenThatDoesNotStandInTheLog() throws IOException {
    try (SampleService service = SampleService.start(mappers, closedLog())) {
      Answer refused = service.post("/v1/map", "{'prompt':'" + LIGHTS + "'}");

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.json().path("error").asText())
          .contains("log.jsonl", "No decision is given");
      assertThat(service.get("/ready").json().path("warnings").toString()).contains("log.jsonl");
    }
  }

  @Test
  void aBatchThatCannotGoOnBreaksOffInPlaceOfHanging() throws IOException {
    try (SampleService service = SampleService.start(mappers, closedLog())) {
      String batch = "['" + LIGHTS + "','" + STRANGE + "']";

      assertThatThrownBy(() -> service.post("/v1/map/batch", batch))
          .isInstanceOf(UncheckedIOException.class)
          .hasCauseInstanceOf(IOException.class)
          .cause()
          .isNotInstanceOf(HttpTimeoutException.class);
      assertThat(service.get("/health").status()).isEqualTo(200);
    }
  }

  @Test
  void answersDoNotDependOnWhatIsKeptForLabelling() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    FellThrough open = FellThrough.open(gone.resolve("open.jsonl"));
    Files.delete(gone.resolve("open.jsonl"));
    Files.delete(gone);
    try (SampleService service = SampleService.start(mappers, open)) {
      Answer answer = service.post("/v1/map", "{'prompt':'" + STRANGE + "'}");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().path("status").asText()).isEqualTo("ABSTAINED");
      assertThat(service.get("/ready").json().path("warnings").toString())
          .contains("open.jsonl", "are not kept");
    }
  }

  @Test
  void anIdThatNoLogCouldHoldIsRefusedWithALogAndWithout() throws IOException {
    Path file = folder.resolve("ids.jsonl");
    try (DecisionLog log = DecisionLog.open(file, PromptForm.TEXT, Clock.systemUTC());
        SampleService logged = SampleService.start(mappers, log);
        SampleService plain = SampleService.start(mappers, event -> {})) {
      for (SampleService service : List.of(logged, plain)) {
        Answer refused = service.post("/v1/map", "{'prompt':'x','id':'a\\udfff'}");
        Answer batch =
            service.post("/v1/map/batch", "['\\ud800 lamp',{'prompt':'x','id':'\\ud800'},'y']");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("error").asText()).contains("'id' holds half a character");
        assertThat(batch.status()).isEqualTo(200);
        assertThat(batch.json().findValuesAsText("status"))
            .containsExactly("MAPPED", "ERROR", "ABSTAINED");
        assertThat(batch.json().at("/1/message").asText()).contains("half a character");
      }
    }
    assertThat(LogAudit.of(file).fault()).isEmpty();
    assertThat(LogAudit.of(file).lines()).isEqualTo(2);
  }

  @Test
  void aPromptAtWhichTheServiceFailsDoesNotBreakItsBatchOff() {
    DecisionListener failing =
        event -> {
          if (event.prompt().equals(STRANGE)) {
            throw new IllegalStateException("strange");
          }
        };
    try (SampleService service = SampleService.start(mappers, failing)) {
      Answer answer = service.post("/v1/map/batch", "['" + STRANGE + "','" + LIGHTS + "']");

      assertThat(answer.json().findValuesAsText("status")).containsExactly("ERROR", "MAPPED");
      assertThat(answer.json().at("/0/error").asText()).isEqualTo("internal");
      assertThat(answer.json().at("/0/message").asText()).contains("IllegalStateException");
    }
  }
}
