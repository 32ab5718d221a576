package io.micromap.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.ProgramRun;
import io.micromap.cli.TrainedSample;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks for drift in logs of decisions, from end to end. */
class MonitorCommandTest extends TrainedSample {

  @TempDir private static Path made;
  private static Path locked;
  private static String usual;
  private static String strange;

  @BeforeAll
  static void lockAndDecide() throws IOException {
    Path summary = made.resolve("summary.json");
    ProgramRun.of(
            "sweep",
            "--mapper-path",
            mapper,
            "--labels-csv",
            labels,
            "--thresholds",
            "0.3",
            "--out-summary",
            summary)
        .assertDone();
    ProgramRun.of(
            "lock",
            "--mapper-path",
            mapper,
            "--summary",
            summary,
            "--labels-csv",
            labels,
            "--eval-labels-csv",
            labels,
            "--out-dir",
            made.resolve("lock"))
        .assertDone();
    locked = made.resolve("lock/locked.mapper");
    usual = decided(prompts);
    Path foreign = made.resolve("foreign.jsonl");
    Files.writeString(foreign, "{\"prompt\": \"who won the match\"}\n".repeat(150));
    strange = decided(foreign);
  }

  @Test
  void theLogAndTheReferenceCannotBothComeFromStandardInput() {
    ProgramRun.of("monitor", "-", "--mapper-path", locked, "--reference", "-")
        .assertFails(2, "cannot both come from standard input");
  }

  private static String decided(Path file) {
    return ProgramRun.of("map", "--mapper-path", locked, "--prompts-jsonl", file)
        .assertDone()
        .out();
  }

  private ProgramRun monitor(String log, Object... more) throws IOException {
    Object[] args = new Object[more.length + 4];
    args[0] = "monitor";
    args[1] = write("log.jsonl", log);
    args[2] = "--mapper-path";
    args[3] = locked;
    System.arraycopy(more, 0, args, 4, more.length);
    return ProgramRun.of(args);
  }

  @Test
  void promptsLikeTheValidationRowsAreNoDrift() throws IOException {
    ProgramRun run = monitor(usual.repeat(5));

    assertThat(run.assertDone().out())
        .startsWith("No drift found")
        .contains("label ", "swap_asset", "reason ", "confident");
  }

  @Test
  void otherPromptsAreDriftWithItsExitCodeAndAsJson() throws IOException {
    Path out = folder.resolve("monitor.json");

    ProgramRun run = monitor(usual.repeat(2) + strange, "--json", "--out", out);

    assertThat(run.code()).isEqualTo(1);
    assertThat(out).hasContent(run.out());
    JsonNode report = Json.parse(run.out());
    assertThat(report.path("status").asText()).isEqualTo("drift");
    assertThat(report.path("verdict").asText()).startsWith("Drift: ");
    assertThat(report.path("alarms").asInt()).isPositive();
  }

  @Test
  void fewPromptsAreNotEnoughToTell() throws IOException {
    assertThat(monitor(usual).assertDone().out()).startsWith("Not enough to tell: 76 prompts");
  }

  @Test
  void anEarlierLogMayBeTheReference() throws IOException {
    Path earlier = write("earlier.jsonl", strange);

    assertThat(monitor(strange, "--reference", earlier).assertDone().out())
        .startsWith("No drift found: the prompts are answered as the earlier log's prompts were.")
        .contains("live    earlier")
        .doesNotContain("validation");
    assertThat(monitor(usual.repeat(2), "--reference", earlier).code()).isEqualTo(1);
  }

  @Test
  void aShortReferenceIsRefused() throws IOException {
    Path earlier = write("earlier.jsonl", usual);

    monitor(strange, "--reference", earlier)
        .assertFails(3, "earlier.jsonl: holds 76 decisions", "At least 100");
  }

  @Test
  void decisionsOfAnotherMapperAreLeftOutOrRefused() throws IOException {
    String others = ProgramRun.of("map", "--mapper-path", mapper, "--prompts-jsonl", prompts).out();

    ProgramRun mixed = monitor(others + usual.repeat(2));
    assertThat(mixed.assertDone().err()).contains("76 decisions of other mappers are left out");

    monitor(others).assertFails(3, "no decision is of the mapper with the SHA-256");
  }

  @Test
  void emptyAndBrokenLogsAreRefused() throws IOException {
    monitor("").assertFails(3, "log.jsonl");
    monitor(usual + "{\"status\": \"MAP").assertFails(3, "line 77: ", "malformed JSON");
  }

  @Test
  void aMapperThatWasNotLockedNeedsAReference() throws IOException {
    Path log = write("log.jsonl", usual);

    ProgramRun.of("monitor", log, "--mapper-path", mapper)
        .assertFails(3, "does not say how it decides on validation rows", "--reference");
  }
}
