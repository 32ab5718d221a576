package io.micromap.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.ProgramRun;
import io.micromap.cli.TrainedSample;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prompts without labels are swept for how many are answered. */
class SweepWithoutLabelsTest extends TrainedSample {

  @Test
  void promptsWithoutLabelsGiveCoverageAndNoAccuracy() throws IOException {
    Path metrics = folder.resolve("metrics.csv");
    Path summary = folder.resolve("summary.json");
    Path rows = folder.resolve("rows.csv");

    ProgramRun run =
        sweep(
            "--thresholds",
            "0,1",
            "--out-csv",
            metrics,
            "--out-summary",
            summary,
            "--rows-csv",
            rows);

    int prompts = Files.readAllLines(TrainedSample.prompts).size();
    assertThat(run.assertDone().out()).startsWith("no labels").contains("threshold 1.0: 0 of ");
    assertThat(Files.readAllLines(metrics))
        .hasSize(3)
        .last()
        .asString()
        .startsWith("1.000000," + prompts + "," + prompts + ",1.000000,0.000000,0,,,,");
    JsonNode written = Json.parse(Files.readString(summary));
    assertThat(written.path("has_labels").asBoolean(true)).isFalse();
    assertThat(written.path("ok").asBoolean()).isTrue();
    assertThat(written.path("prompts").asInt()).isEqualTo(prompts);
    assertThat(written.path("status").asText()).isEqualTo("no gate set");
    assertThat(written.path("metrics")).hasSize(2);
    assertThat(Files.readAllLines(rows))
        .hasSize(prompts + 1)
        .element(1)
        .asString()
        .startsWith("1,,");
  }

  @Test
  void theHighestThresholdThatKeepsTheGateIsChosen() throws IOException {
    Path summary = folder.resolve("summary.json");

    sweep("--thresholds", "0,0.3,1", "--max_abstain_rate", "0.9", "--out_summary", summary)
        .assertDone();
    JsonNode written = Json.parse(Files.readString(summary));
    assertThat(written.path("chosen").path("threshold").asDouble()).isEqualTo(0.3);
    assertThat(written.path("status").asText()).isEqualTo("pass");

    ProgramRun missed = sweep("--thresholds", "1", "--max_abstain_rate", "0.1");
    assertThat(missed.code()).isEqualTo(1);
    assertThat(missed.err()).contains("gate missed: abstain rate 1.0 is above 0.1");
  }

  @Test
  void whatNeedsLabelsIsRefused() throws IOException {
    fails(
        2,
        List.of(
            "sweep",
            "--mapper-path",
            mapper,
            "--prompts-jsonl",
            prompts,
            "--min-precision",
            "0.9",
            "--on-overlap",
            "drop"),
        "--min-precision, --on-overlap would be ignored: the prompts have no labels");
    Path rows = folder.resolve("rows.csv");
    sweep("--rows-csv", rows).assertDone();
    fails(3, List.of("report", "--rows-csv", rows), "rows.csv: has no labels");
  }

  private static ProgramRun sweep(Object... more) {
    Object[] args = new Object[more.length + 5];
    System.arraycopy(
        new Object[] {"sweep", "--mapper-path", mapper, "--prompts-jsonl", prompts}, 0, args, 0, 5);
    System.arraycopy(more, 0, args, 5, more.length);
    return ProgramRun.of(args);
  }
}
