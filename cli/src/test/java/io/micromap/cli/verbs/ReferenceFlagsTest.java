package io.micromap.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.ProgramRun;
import io.micromap.cli.SampleFiles;
import io.micromap.cli.TrainedSample;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Command lines and readers of the reference's sweep find what they look for. */
class ReferenceFlagsTest extends TrainedSample {

  private static final String CLASSES = "swap_asset,stake_asset, repay_asset,claim_rewards";

  @Test
  void theReportIsMarkdownAndTheSummaryHasTheFields() throws IOException {
    Path report = folder.resolve("out/report.md");
    Path summary = folder.resolve("summary.json");

    ProgramRun.of(
            "sweep",
            "--mapper_path",
            mapper,
            "--labels_csv",
            labels,
            "--class_names",
            CLASSES,
            "--thresholds",
            "0.2,0.5",
            "--out_report",
            report,
            "--out_summary",
            summary)
        .assertDone();

    assertThat(Files.readString(report))
        .startsWith("# Sweep of custom\n")
        .contains("Status: no gate set", "## Thresholds", "(chosen) |", "## Classes")
        .contains("| swap\\_asset | 18 | ");
    JsonNode written = Json.parse(Files.readString(summary));
    assertThat(written.path("ok").asBoolean()).isTrue();
    assertThat(written.path("milestone").asText()).isEqualTo("mapper_sweep");
    assertThat(written.path("prompts").asInt()).isEqualTo(SampleFiles.rows().size());
    assertThat(written.path("has_labels").asBoolean()).isTrue();
  }

  @Test
  void otherClassesThanTheMappersAreRefused() throws IOException {
    fails(
        2,
        List.of(
            "sweep",
            "--mapper-path",
            mapper,
            "--labels-csv",
            labels,
            "--class-names",
            "swap_asset,borrow_asset"),
        "--class-names borrow_asset,swap_asset: the mapper's classes are claim_rewards,");
  }
}
