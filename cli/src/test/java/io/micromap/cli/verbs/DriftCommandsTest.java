package io.micromap.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.ProgramRun;
import io.micromap.cli.SampleFiles;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs diff, replay and the robustness bench from end to end. */
class DriftCommandsTest {

  private static final String SECRET_WORD = "yesterday";

  @TempDir private static Path shared;
  private static Path labels;
  private static Path old;
  private static Path now;
  private static Path log;
  private static Path salt;

  @TempDir private Path folder;

  @BeforeAll
  static void train() throws IOException {
    labels = SampleFiles.labelsCsv(shared.resolve("labels.csv"));
    old = shared.resolve("old.mapper");
    ProgramRun.of("train", "--mapper-path", old, "--labels-csv", labels).assertDone();
    Path fewer =
        Files.writeString(
            shared.resolve("fewer.csv"),
            """
            prompt,label
            swap my eth,swap_asset
            exchange my dai,swap_asset
            stake my eth,stake_asset
            delegate my dai,stake_asset
            bridge my eth,bridge_asset
            carry my dai over,bridge_asset
            hello you,oos
            tell me a joke,oos
            """);
    now = shared.resolve("new.mapper");
    ProgramRun.of("train", "--mapper-path", now, "--labels-csv", fewer).assertDone();
    log =
        Files.writeString(
            shared.resolve("log.jsonl"),
            """
            {"id": "a", "prompt": "swap my eth yesterday", "choice": "swap_asset", "label": "swap_asset"}
            {"id": "b", "prompt": "repay my eth yesterday", "choice": null, "label": "repay_asset"}

            {"id": "c", "prompt": "delegate 5 dai yesterday", "choice": "stake_asset"}
            {"id": "d", "prompt": "tell me a joke", "choice": "oos", "label": "oos"}
            """);
    salt = Files.writeString(shared.resolve("salt"), "0123456789abcdef0123456789abcdef");
  }

  @Test
  void aMapperDoesNotDifferFromItself() throws IOException {
    ProgramRun run =
        ProgramRun.of(
                "diff", old, old, "--data", labels, "--max-flip", "0", "--max-drop", "0", "--json")
            .assertDone();

    JsonNode diff = Json.parse(run.out());
    assertThat(diff.path("flips").path("all").path("part").asInt()).isZero();
    assertThat(diff.path("status").asText()).isEqualTo("pass");
    assertThat(diff.path("gates")).hasSize(4);
    assertThat(diff.path("before").path("rows_trained_on").asInt())
        .as("rows that the mapper was trained on are counted")
        .isPositive();
  }

  @Test
  void flipsLabelSetsAndMissedGatesAreToldAndEverythingIsWritten() throws IOException {
    Path rows = folder.resolve("flips.csv");
    Path out = folder.resolve("diff.json");
    ProgramRun run =
        ProgramRun.of(
            "diff",
            old,
            now,
            "--labels_csv",
            labels,
            "--max_flip",
            "0.02",
            "--max_drop",
            "0.01",
            "--rows_csv",
            rows,
            "--out",
            out);

    assertThat(run.code()).as(run.err()).isEqualTo(1);
    assertThat(run.err())
        .contains("gate missed: share of changed decisions is", "above 0.02 (--max-flip)");
    assertThat(run.out())
        .contains(
            "labels added    bridge_asset",
            "labels removed  claim_rewards, repay_asset",
            "not compared: 18 rows of 'repay_asset'",
            "was trained on");
    assertThat(Json.parse(Files.readString(out)).path("status").asText()).isEqualTo("fail");
    List<String> lines = Files.readAllLines(rows);
    assertThat(lines.get(0))
        .isEqualTo(
            "id,gold_label,before,before_confidence,before_reason,after,after_confidence,"
                + "after_reason,prompt");
    assertThat(lines).hasSizeGreaterThan(10).allMatch(line -> line.split(",").length >= 9);
  }

  @Test
  void promptsWithoutLabelsGiveFlipsAlone() throws IOException {
    Path prompts = SampleFiles.promptsJsonl(folder.resolve("prompts.jsonl"));

    ProgramRun run =
        ProgramRun.of("diff", old, now, "--prompts-jsonl", prompts, "--max-flip", "1").assertDone();

    assertThat(run.out()).contains("decisions changed").doesNotContain("correct, of answers");
    ProgramRun.of("diff", old, now, "--prompts-jsonl", prompts, "--max-drop", "0.1")
        .assertFails(2, "need labels");
  }

  @Test
  void locksAreComparedByTheirLockedMappersAndAForeignOneIsRefused() throws IOException {
    Path summary = folder.resolve("summary.json");
    ProgramRun.of("sweep", "--mapper-path", old, "--labels-csv", labels, "--summary", summary)
        .assertDone();
    ProgramRun.of(
            "lock",
            "--mapper-path",
            old,
            "--labels-csv",
            labels,
            "--summary",
            summary,
            "--out-dir",
            folder)
        .assertDone();
    Path lock = folder.resolve("lock.json");

    ProgramRun run = ProgramRun.of("diff", lock, now, "--data", labels, "--json").assertDone();
    assertThat(Json.parse(run.out()).path("before").path("name").asText()).endsWith("lock.json");

    Files.copy(now, folder.resolve("locked.mapper"), StandardCopyOption.REPLACE_EXISTING);
    ProgramRun.of("diff", lock, now, "--data", labels)
        .assertFails(4, "lock.json: locked.mapper has hash", "the lock has");
  }

  @Test
  void badInputToDiffIsToldInWords() throws IOException {
    Path odd = Files.writeString(folder.resolve("odd.csv"), "prompt,label\nswap it,swop_asset\n");

    ProgramRun.of("diff", old).assertFails(2, "NEW");
    ProgramRun.of("diff", old, now, "--data", odd)
        .assertFails(3, "odd.csv, line 2: unknown label 'swop_asset'", "Did you mean");
    ProgramRun.of("diff", old, labels, "--data", labels).assertFails(4, "labels.csv");
    ProgramRun.of("diff", old, now, "--data", labels, "--max-flip", "2")
        .assertFails(2, "--max-flip 2.0: expected a share from 0 to 1");
    ProgramRun.of("diff", old, now, "--data", labels, "--out", folder)
        .assertFails(5, "cannot be written");
  }

  @Test
  void replayShowsNoPromptUnlessAsked() throws IOException {
    Path rows = folder.resolve("rows.jsonl");
    ProgramRun run =
        ProgramRun.of("replay", log, "--mapper-path", old, "--candidate", now, "--rows-jsonl", rows)
            .assertDone();

    assertThat(run.out())
        .contains("4 entries", "Live mapper (before)", "The other system's choice (before)")
        .doesNotContain(SECRET_WORD);
    assertThat(Files.readString(rows)).contains("\"id\":\"b\"").doesNotContain(SECRET_WORD);

    ProgramRun.of(
            "replay",
            log,
            "--mapper-path",
            old,
            "--candidate",
            now,
            "--rows-jsonl",
            rows,
            "--with-text")
        .assertDone();
    assertThat(Files.readString(rows)).contains("repay my eth " + SECRET_WORD);
  }

  @Test
  void aHashedLogReplaysToTheSameFigures() throws IOException {
    Path hashed = folder.resolve("hashed.jsonl");
    ProgramRun.of("replay", "hash", log, "--mapper-path", old, "--salt-file", salt, "--out", hashed)
        .assertDone();
    assertThat(Files.readString(hashed)).doesNotContain(SECRET_WORD, "\"prompt\"");

    ProgramRun plain =
        ProgramRun.of("replay", log, "--mapper-path", old, "--candidate", now, "--json")
            .assertDone();
    ProgramRun again =
        ProgramRun.of(
                "replay",
                hashed,
                "--salt-file",
                salt,
                "--mapper-path",
                old,
                "--candidate",
                now,
                "--json")
            .assertDone();

    assertThat(again.out()).isEqualTo(plain.out());
    ProgramRun.of("replay", hashed, "--mapper-path", old, "--candidate", now)
        .assertFails(3, "hashed.jsonl, line 1: is hashed", "--salt-file");
  }

  @Test
  void aCandidateThatChangesTooMuchFailsTheGate() {
    ProgramRun run =
        ProgramRun.of("replay", log, "--mapper-path", old, "--candidate", now, "--max-flip", "0.1");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("gate missed", "--max-flip");
    assertThat(run.out()).contains("decisions changed");
  }

  @Test
  void aFaultyLineStopsTheReplayAndLeavesNoFile() throws IOException {
    Path faulty =
        Files.writeString(
            folder.resolve("faulty.jsonl"), Files.readString(log) + "{\"prompt\": 5}\n");
    Path rows = folder.resolve("rows.jsonl");

    ProgramRun.of("replay", faulty, "--mapper-path", old, "--candidate", now, "--rows-jsonl", rows)
        .assertFails(3, "faulty.jsonl, line 6: field \"prompt\" is not a text", "Each line");

    assertThat(folder)
        .isDirectoryNotContaining(file -> file.getFileName().toString().contains("rows"));
  }

  @Test
  void aReplayWithoutAnythingToCompareIsAUsageError() throws IOException {
    Path bare = Files.writeString(folder.resolve("bare.jsonl"), "{\"prompt\": \"swap it\"}\n");

    ProgramRun.of("replay", bare).assertFails(2, "--candidate");
    ProgramRun.of("replay", "--candidate", now).assertFails(2, "Give a log");
    ProgramRun.of("replay", bare, "--candidate", now).assertFails(2, "nothing to compare with");
    ProgramRun.of("replay", bare, "--candidate", now, "--mapper-path", old, "--max-drop", "0.1")
        .assertFails(2, "need entries with a \"label\"");
    ProgramRun.of("replay", folder.resolve("none.jsonl"), "--candidate", now)
        .assertFails(3, "no such file");
  }

  @Test
  void theRobustnessBenchPrintsTablesAndJson() throws IOException {
    Path out = folder.resolve("robustness.json");
    ProgramRun run =
        ProgramRun.of(
                "bench", "robustness", "--mapper_path", old, "--labels_csv", labels, "--out", out)
            .assertDone();

    assertThat(run.out())
        .contains("| swapped_letters 1 |", "| upper_case |", "Fragile classes", "| swap_asset |");
    JsonNode json = Json.parse(Files.readString(out));
    assertThat(json.path("findings")).hasSizeGreaterThan(10);
    assertThat(json.has("fragile_classes")).isTrue();
    ProgramRun.of("bench", "robustness", "--mapper-path", old).assertFails(2, "Give --labels-csv");
  }

  @Test
  void rowsThatTrainedTheMapperAreToldOfAndProgressIsForTerminalsAlone() {
    assertThat(
            ProgramRun.of("bench", "robustness", "--mapper-path", old, "--labels-csv", labels)
                .assertDone()
                .err()
                .lines())
        .singleElement()
        .asString()
        .contains("the mapper was trained on 76 of the rows");
  }
}
