package io.micromap.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.ProgramRun;
import io.micromap.cli.SampleFiles;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs data check, split and stats, and the study of planted errors, from end to end. */
class DataCommandsTest {

  @TempDir private Path folder;
  private Path labels;

  @BeforeEach
  void writeRows() throws IOException {
    labels = SampleFiles.labelsCsv(folder.resolve("labels.csv"));
  }

  @Test
  void soundRowsPassWithWarningsAloneUnlessTheCheckIsStrict() {
    ProgramRun run = ProgramRun.of("data", "check", "--labels_csv", labels).assertDone();

    assertThat(run.out()).contains("warning class_sizes", "0 kinds of error");
    assertThat(run.err()).contains("scored held-out fold");
    assertThat(ProgramRun.of("data", "check", "--labels-csv", labels, "--strict").code())
        .isEqualTo(1);
  }

  @Test
  void draftsOfRefusalsAreWrittenForReview() throws IOException {
    Path orders = folder.resolve("orders.csv");
    StringBuilder csv = new StringBuilder("prompt,label\n");
    for (int i = 1; i < 9; i++) {
      csv.append("swap ").append(i).append(" eth,swap\nlend ").append(i).append(" dai,lend\n");
    }
    Files.writeString(orders, csv);
    Path out = folder.resolve("drafts.csv");

    ProgramRun run =
        ProgramRun.of("data", "augment", "--negations", "--labels-csv", orders, "--out", out)
            .assertDone();

    assertThat(Files.readString(out)).startsWith("prompt,label\n").contains("don't swap", ",oos");
    assertThat(run.err()).contains("out-of-scope rows", "contrasts", "read them");
    assertThat(
            ProgramRun.of(
                    "data",
                    "augment",
                    "--negations",
                    "--labels-csv",
                    orders,
                    "--out",
                    out,
                    "--per-class",
                    "0")
                .code())
        .isEqualTo(2);
  }

  @Test
  void conflictsAreReportedNotRefusedAndFailTheCheck() throws IOException {
    Files.writeString(labels, Files.readString(labels) + "swap it,stake_asset\n");
    Path out = folder.resolve("report/check.json");

    ProgramRun run =
        ProgramRun.of(
            "data", "check", "--labels-csv", labels, "--skip-suspicious", "--json", "--out", out);

    assertThat(run.code()).isEqualTo(1);
    JsonNode report = Json.parse(run.out());
    assertThat(report.at("/schema_version").asInt()).isEqualTo(1);
    assertThat(report.at("/findings/0/kind").asText()).isEqualTo("conflicting_labels");
    assertThat(report.at("/suspicious_searched").asBoolean()).isFalse();
    assertThat(Files.readString(out)).isEqualTo(run.out());
  }

  @Test
  void rowsToJudgeByAreComparedWithThoseToTrainOn() throws IOException {
    Path eval =
        Files.writeString(folder.resolve("eval.csv"), "prompt,label\nSwap  it,swap_asset\n");

    ProgramRun run =
        ProgramRun.of(
            "data", "check", "--labels-csv", labels, "--eval-csv", eval, "--skip-suspicious");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).startsWith("error overlap (1)").contains("eval.csv, line 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"defi", "arc", "clusterops"})
  void noRowThatADomainTrainsOnIsNearlyLikeOneItJudgesBy(String domain) {
    ProgramRun run =
        ProgramRun.of("data", "check", "--domain", domain, "--skip-suspicious", "--json")
            .assertDone();

    assertThat(run.out()).containsPattern("\"evaluation_rows\" : [1-9]");
    assertThat(run.out()).doesNotContain("overlap");
  }

  @Test
  void aSplitTrainsAndJudgesWithoutOverlap() throws IOException {
    Path out = folder.resolve("parts");
    ProgramRun first =
        ProgramRun.of("data", "split", "--labels-csv", labels, "--seed", "3", "--out-dir", out)
            .assertDone();
    byte[] train = Files.readAllBytes(out.resolve("train.csv"));

    ProgramRun.of("data", "split", "--labels-csv", labels, "--seed", "3", "--out-dir", out)
        .assertDone();

    assertThat(first.out()).contains("to train").contains("swap_asset");
    assertThat(Files.readAllBytes(out.resolve("train.csv"))).isEqualTo(train);
    ProgramRun.of(
            "train", "--labels-csv", out.resolve("train.csv"), "--mapper-path", folder.resolve("m"))
        .assertDone();
    String report =
        ProgramRun.of(
                "data",
                "check",
                "--labels-csv",
                out.resolve("train.csv"),
                "--eval-csv",
                out.resolve("eval.csv"),
                "--skip-suspicious")
            .assertDone()
            .out();
    assertThat(report).doesNotContain("overlap (");
  }

  @Test
  void figuresComeAsTextAndAsJson() throws IOException {
    assertThat(ProgramRun.of("data", "stats", "--labels-csv", labels).assertDone().out())
        .contains("words by prompt", "out-of-scope rows");

    JsonNode stats =
        Json.parse(
            ProgramRun.of("data", "stats", "--labels-csv", labels, "--json").assertDone().out());
    assertThat(stats.at("/rows").asInt()).isEqualTo(SampleFiles.rows().size());
    assertThat(stats.at("/classes/swap_asset").asInt()).isEqualTo(18);
  }

  @Test
  void plantedErrorsAreStudiedUnderEveryRanking() {
    String table =
        ProgramRun.of(
                "bench", "label-errors", "--labels-csv", labels, "--share", "0.05", "--runs", "1")
            .assertDone()
            .out();

    assertThat(table).contains("| uniform | doubt |", "| confusable | confident learning |");
  }

  @Test
  void wrongUsageAndBadDataAreToldInWords() throws IOException {
    Path missing = folder.resolve("no.csv");
    Path broken = Files.writeString(folder.resolve("broken.csv"), "text,class\na,b\n");
    Path out = folder.resolve("parts");

    ProgramRun.of("data").assertFails(2, "check, split, stats or augment");
    ProgramRun.of("data", "check").assertFails(2, "--labels-csv");
    ProgramRun.of("data", "check", "--labels-csv", labels, "--examples", "-1")
        .assertFails(2, "0 or more");
    ProgramRun.of("data", "check", "--labels-csv", missing).assertFails(3, "no.csv");
    ProgramRun.of("data", "check", "--labels-csv", labels, "--eval-csv", broken)
        .assertFails(3, "broken.csv, line 1");
    ProgramRun.of("data", "check", "--labels-csv", labels, "--out", folder)
        .assertFails(5, "folder");
    ProgramRun.of("data", "split", "--labels-csv", labels, "--out-dir", out, "--eval-share", "1.5")
        .assertFails(2, "between 0 and 1");
    ProgramRun.of("data", "split", "--labels-csv", labels, "--out-dir", out, "--holdout", "0.2")
        .assertFails(2, "--eval-share");
    ProgramRun.of("bench", "label-errors", "--labels-csv", labels, "--share", "2")
        .assertFails(2, "share in (0, 0.5]");
    assertThat(out.resolve("train.csv")).doesNotExist();
  }
}
