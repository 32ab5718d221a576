package io.micromap.service.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.service.SampleService;
import io.micromap.service.model.DecisionListener;
import io.micromap.service.model.Inquiry;
import io.micromap.service.model.MapperFiles;
import io.micromap.service.model.Served;
import io.micromap.service.model.ServedMappers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FellThroughTest {

  @TempDir private static Path shared;
  private static ServedMappers mappers;

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    mappers =
        SampleService.mappers(
            new MapperFiles(
                SampleService.writeMapper(shared.resolve("home.mapper")), Optional.empty()),
            new MapperFiles(
                SampleService.writeShop(shared.resolve("shop.mapper")), Optional.empty()));
  }

  private static void ask(DecisionListener listener, Served asked, String... prompts) {
    Inquiry strict = new Inquiry(asked, 1, "r", listener);
    for (String prompt : prompts) {
      strict.read(prompt);
    }
  }

  private static void ask(DecisionListener listener, String... prompts) {
    ask(listener, mappers.all().get(0), prompts);
  }

  private static JsonNode line(Path file, int number) throws IOException {
    return Json.parse(Files.readAllLines(file).get(number));
  }

  @Test
  void halfACharacterIsWrittenAsOneThatWasLost() throws Exception {
    Path file = folder.resolve("half.jsonl");
    try (FellThrough written = FellThrough.open(file)) {
      ask(written, "dim \uD83D it");
    }

    assertThat(line(file, 0).path("prompt").asText()).isEqualTo("dim \uFFFD it");
  }

  @Test
  void idsCountOnWhereTheFileIsGoneOnWith() throws Exception {
    Path file = folder.resolve("open.jsonl");
    try (FellThrough first = FellThrough.open(file)) {
      ask(first, "dim it", "what now");
    }
    try (FellThrough second = FellThrough.open(file)) {
      assertThat(OpenedElsewhere.open(file)).contains("another service writes it");
      ask(second, "dim it");
    }

    assertThat(Files.readAllLines(file)).hasSize(3);
    assertThat(line(file, 0).path("id").asText()).isEqualTo("1");
    assertThat(line(file, 2).path("id").asText()).isEqualTo("3");
  }

  @Test
  void labelsAreThoseOfTheMapperAndEmptyPromptsAreLeftOut() throws IOException {
    Path file = folder.resolve("open.jsonl");
    try (FellThrough open = FellThrough.open(file)) {
      ask(open, mappers.router(), SampleService.LIGHTS, " ");
    }

    assertThat(Files.readAllLines(file)).hasSize(1);
    assertThat(line(file, 0).path("candidate").asText()).isEqualTo("lights");
    assertThat(line(file, 0).path("mapper").asText()).isEqualTo("home");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prompt,label\nwater it,water\n",
        "{\"prompt\":\"x\",\"label\":\"water\"}\n",
        "[]\n",
        "{\"prompt\":\"x\",\"suggestions\":{}}"
      })
  void aFileOfAnotherKindIsRefusedAndStaysAsItIs(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("rows.csv"), content);

    assertThatThrownBy(() -> FellThrough.open(file))
        .isInstanceOf(MicromapException.class)
        .hasMessageContaining("rows.csv: its last line");
    assertThatThrownBy(() -> FellThrough.requireOpens(file)).isInstanceOf(MicromapException.class);
    assertThat(file).hasContent(content);
  }

  @Test
  void oneServiceWritesAFile() throws IOException {
    Path file = Files.createFile(folder.resolve("open.jsonl"));
    try (FellThrough open = FellThrough.open(file)) {
      assertThat(open.warnings()).isEmpty();
      assertThatThrownBy(() -> FellThrough.open(file)).hasMessageContaining("another service");
      assertThatThrownBy(() -> FellThrough.requireOpens(file))
          .hasMessageContaining("another service");
    }
    FellThrough.requireOpens(file);
    assertThat(file).isEmptyFile();
  }

  @Test
  void aFileThatIsMovedAwayIsMadeAnew() throws IOException {
    Path file = folder.resolve("open.jsonl");
    try (FellThrough open = FellThrough.open(file)) {
      ask(open, "dim it");
      Files.move(file, folder.resolve("november.jsonl"));
      ask(open, "what now");

      assertThat(line(file, 0).path("prompt").asText()).isEqualTo("what now");
      assertThat(folder.resolve("november.jsonl")).isRegularFile();
      assertThat(open.warnings()).isEmpty();
    }
  }
}
