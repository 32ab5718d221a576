package io.micromap.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.ProgramRun;
import io.micromap.cli.SampleFiles;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs calibrate, its plan, the holdout, explain and the study from end to end. */
class GuaranteeCommandsTest {

  @TempDir private static Path shared;
  private static Path mapper;
  private static Path labels;
  private static Path heldOut;

  @TempDir private Path folder;

  @BeforeAll
  static void train() throws IOException {
    mapper = shared.resolve("sample.mapper");
    labels = SampleFiles.labelsCsv(shared.resolve("labels.csv"));
    ProgramRun.of("train", "--mapper-path", mapper, "--labels-csv", labels).assertDone();
    StringBuilder rows = new StringBuilder("prompt,label\n");
    for (int i = 0; i < 160; i++) {
      rows.append("stake coin number ").append(i).append(",stake_asset\n");
    }
    for (int i = 0; i < 40; i++) {
      rows.append("claim reward number ").append(i).append(",claim_rewards\n");
    }
    heldOut = Files.writeString(shared.resolve("held_out.csv"), rows);
  }

  @Test
  void aClassWithEnoughRowsIsCertifiedAndTheOthersSayWhatIsMissing() throws IOException {
    Path out = folder.resolve("thresholds.json");
    ProgramRun run =
        ProgramRun.of(
                "calibrate",
                "--mapper_path",
                mapper,
                "--labels_csv",
                heldOut,
                "--target-precision",
                "0.98",
                "--confidence",
                "0.95",
                "--plan",
                "--out",
                out)
            .assertDone();
    assertThat(run.out())
        .contains("(pool of 3) abstains always: at least 109 more error-free")
        .contains("what each share of errors buys");
    JsonNode thresholds = Json.parse(Files.readString(out));
    assertThat(thresholds.path("stake_asset").asDouble()).isEqualTo(0.5);
    assertThat(thresholds.path("claim_rewards").asDouble()).isEqualTo(1);

    ProgramRun map =
        ProgramRun.of(
                "map", "--mapper-path", mapper, "--per-class-thresholds", out, "claim my rewards")
            .assertDone();
    assertThat(Json.parse(map.out()).path("reason").asText()).isEqualTo("below_class_threshold");
  }

  @Test
  void oneThresholdForAllAnswersAndJson() throws IOException {
    ProgramRun run =
        ProgramRun.of(
                "calibrate",
                "--mapper-path",
                mapper,
                "--labels-csv",
                heldOut,
                "--max-error",
                "0.02",
                "--json")
            .assertDone();
    JsonNode certificate = Json.parse(run.out()).path("certificates").path(0);
    assertThat(certificate.path("kind").asText()).isEqualTo("ALL");
    assertThat(certificate.path("precision").asDouble()).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void aMissedBoundOnAbstentionExitsWithOneAndWritesAllTheSame() {
    Path out = folder.resolve("thresholds.json");
    ProgramRun run =
        ProgramRun.of(
            "calibrate",
            "--mapper-path",
            mapper,
            "--labels-csv",
            heldOut,
            "--max-abstain",
            "0.1",
            "--out",
            out);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("gate missed: abstain rate 0.2 is above 0.1");
    assertThat(out).exists();
  }

  @Test
  void theTrainingFileCertifiesNothing() {
    ProgramRun.of("calibrate", "--mapper-path", mapper, "--labels-csv", labels)
        .assertFails(3, "labels.csv", "the very rows the mapper was trained on", "--holdout");
  }

  @Test
  void impossibleWishesAreUsageErrors() {
    ProgramRun.of(
            "calibrate",
            "--mapper-path",
            mapper,
            "--labels-csv",
            heldOut,
            "--target-precision",
            "0.9",
            "--max-error",
            "0.1")
        .assertFails(2, "either --target-precision or --max-error");
    ProgramRun.of("calibrate", "--mapper-path", mapper, "--max-error", "0").assertFails(2, "1.0");
    ProgramRun.of("train", "--mapper-path", mapper, "--labels-csv", labels, "--holdout", "1.5")
        .assertFails(2, "--holdout 1.5");
  }

  @Test
  void aHoldoutIsKeptFromTrainingAndFoundAgainByEveryVerb() {
    Path own = folder.resolve("own.mapper");
    Path summary = folder.resolve("summary.json");
    ProgramRun train =
        ProgramRun.of("train", "--mapper-path", own, "--labels-csv", labels, "--holdout", "0.2")
            .assertDone();
    assertThat(train.err()).contains("rows to certify on");
    assertThat(train.out()).contains("more error-free held-out rows are needed");
    ProgramRun calibrate =
        ProgramRun.of(
            "calibrate", "--mapper-path", own, "--labels-csv", labels, "--holdout", "0.2");
    assertThat(calibrate.code()).isEqualTo(1);
    assertThat(calibrate.out()).isEqualTo(train.out());
    String nothing = "nothing is proven at a precision of 0.98 of each class, so the mapper would";
    assertThat(train.err()).contains(nothing);
    assertThat(calibrate.err()).contains(nothing);
    ProgramRun.of(
            "sweep",
            "--mapper-path",
            own,
            "--labels-csv",
            labels,
            "--holdout",
            "0.2",
            "--summary",
            summary)
        .assertDone();
    ProgramRun.of(
            "lock",
            "--mapper-path",
            own,
            "--labels-csv",
            labels,
            "--holdout",
            "0.2",
            "--summary",
            summary,
            "--out-dir",
            folder.resolve("locked"))
        .assertDone();
    ProgramRun.of("verify", folder.resolve("locked").resolve("lock.json")).assertDone();
  }

  @Test
  void explainShowsWordsFeaturesAndNeighbours() throws IOException {
    ProgramRun text =
        ProgramRun.of(
                "explain", "--mapper-path", mapper, "--labels-csv", labels, "swap my eth please")
            .assertDone();
    assertThat(text.out())
        .contains("mapped", "by word", "swap", "sha256 ")
        .doesNotContain("tokens");
    ProgramRun withText =
        ProgramRun.of(
                "explain",
                "--mapper-path",
                mapper,
                "--labels-csv",
                labels,
                "--with-text",
                "--json",
                "swap my eth please")
            .assertDone();
    JsonNode json = Json.parse(withText.out());
    assertThat(json.path("neighbours").path(0).path("prompt").asText()).isEqualTo("swap my eth");
    assertThat(json.path("features")).isNotEmpty();
  }

  @Test
  void theStudyPrintsATable() {
    ProgramRun run =
        ProgramRun.of(
                "bench",
                "guarantee",
                "--mapper-path",
                mapper,
                "--labels-csv",
                heldOut,
                "--splits",
                "5",
                "--share",
                "0.8")
            .assertDone();
    assertThat(run.out().lines())
        .hasSize(10)
        .allMatch(line -> line.startsWith("|") || line.isEmpty());
    assertThat(run.out())
        .contains("wrong ≤ 0.02 at 0.95", "wrong ≤ 0.02 on average", "sets hold ≥ 0.98");
  }

  @Test
  void aStudyOfOwnRowsNeedsAMapper() {
    ProgramRun.of("bench", "guarantee", "--labels-csv", heldOut)
        .assertFails(2, "give --mapper-path");
  }
}
