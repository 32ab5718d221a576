package io.micromap.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.ProgramRun;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of prompts about anything else, where no row is one. */
class OtherPromptsTest {

  private static final List<String> THINGS =
      List.of("lamp", "door", "oven", "radio", "heating", "blind", "alarm");
  private static final List<String> ENDS =
      List.of("switch on the %s", "turn the %s up", "please use our %s now", "is my %s on");

  @TempDir private Path folder;

  @Test
  void theEstimateOfARecipeIsInItsFilesAndMadeAgain() throws IOException {
    Path rows = rows(THINGS);
    Path made = folder.resolve("made");

    ProgramRun run = ProgramRun.of("recipe", "--labels-csv", rows, "--out-dir", made).assertDone();

    assertThat(run.out())
        .contains("how many prompts that belong to no class are answered was not measured")
        .contains("\nestimate: by classes left out in turn, some ")
        .isEqualTo(run.out().lines().findFirst().orElseThrow() + "\n\n" + report(made));
    JsonNode summary = Json.parse(Files.readString(made.resolve("summary.json")));
    JsonNode estimate = summary.at("/reported/other_prompts");
    assertThat(estimate.path("prompts").asInt()).isEqualTo(THINGS.size() * ENDS.size());
    assertThat(estimate.path("answered")).hasSize(3);
    assertThat(estimate.at("/answered/0/threshold").asDouble()).isEqualTo(0.5);
    assertThat(run.out()).contains(estimate.path("text").asText());
    assertThat(made.resolve("report.html")).content().contains("An estimate: by classes left out");
    ProgramRun.of("verify", made.resolve("lock.json")).assertDone();
  }

  @Test
  void whereThereIsNoneItIsSaidWhy() throws IOException {
    Path rows = rows(THINGS.subList(0, 3));
    String why = "no estimate of how many prompts about anything else would be answered: it leaves";

    assertThat(train(rows).err())
        .contains(why, "needs 6 classes, and there are 3", "rows labelled 'oos' measure it")
        .contains("Write near misses first", "the opposite of each class", "\"unlock the door\"");
    assertThat(
            ProgramRun.of("recipe", "--labels-csv", rows, "--out-dir", folder.resolve("r"))
                .assertDone()
                .err())
        .contains(why);
    Files.writeString(rows, Files.readString(rows) + "who won the match,oos\n");
    assertThat(train(rows).err()).doesNotContain("no estimate");
  }

  @Test
  void rowsThatAreKeptThoughTheyContradictEachOtherAreCounted() throws IOException {
    Path rows = rows(THINGS);
    Files.writeString(rows, Files.readString(rows) + "is my lamp on,door\n");

    assertThat(train(rows, "--on-conflict", "keep").err())
        .contains("rows.csv: kept 2 of 29 rows whose prompt has several labels");
  }

  private ProgramRun train(Path rows, Object... more) {
    Path mapper = folder.resolve("m.mapper");
    return ProgramRun.of(
            Stream.concat(
                    Stream.of("train", "--labels-csv", rows, "--mapper-path", mapper),
                    Stream.of(more))
                .toArray())
        .assertDone();
  }

  private static String report(Path made) throws IOException {
    return Files.readString(made.resolve("report.txt"));
  }

  private Path rows(List<String> things) throws IOException {
    StringBuilder rows = new StringBuilder("prompt,label\n");
    for (String thing : things) {
      ENDS.forEach(end -> rows.append(end.formatted(thing)).append(',').append(thing).append('\n'));
    }
    return Files.writeString(folder.resolve("rows.csv"), rows);
  }
}
