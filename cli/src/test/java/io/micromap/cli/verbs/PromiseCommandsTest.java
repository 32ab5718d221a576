package io.micromap.cli.verbs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.ProgramRun;
import io.micromap.cli.SampleFiles;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promises about all prompts, from calibrate over lock to map. */
class PromiseCommandsTest {

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
  void aShareOfAllPromptsIsBoundedWithConfidence() throws IOException {
    Path out = folder.resolve("thresholds.json");

    ProgramRun run = calibrate("--max_wrong", "0.02", "--out", out).assertDone();

    assertThat(run.out())
        .contains("wrong answers, with confidence 0.95")
        .contains("at most 0.02 of all prompts get a wrong answer: threshold 0.")
        .contains(", 0 wrong of ")
        .contains("of 200 held-out rows");
    assertThat(Json.parse(Files.readString(out)).path("claim_rewards").asDouble()).isPositive();
    assertThat(run.err()).contains("no out-of-scope row is among these", "WARNING: no row is of ");
  }

  @Test
  void aClassWhosePromiseRestsOnFewWordingsIsNamed() {
    String wordings = " rests on 160 rows in one wording, near duplicates counted once: it takes";

    assertThat(calibrate("--target-precision", "0.98").assertDone().err())
        .contains("WARNING: what is promised of stake_asset" + wordings)
        .doesNotContain("promised of claim_rewards", "promised of the pool");
    assertThat(
            calibrate("--max-wrong", "0.05", "--max-wrong", "stake_asset=0.05").assertDone().err())
        .contains("WARNING: what is promised of stake_asset" + wordings)
        .doesNotContain("promised of all answers");
  }

  @Test
  void copiesProveNothingMoreAndWhatNoRowIsOfAbstains() throws IOException {
    Path out = folder.resolve("thresholds.json");
    String some = Files.readString(heldOut).lines().limit(21).collect(joining("\n")) + "\n";
    Path copies = folder.resolve("copies.csv");
    Files.writeString(copies, some + some.substring(some.indexOf('\n') + 1).repeat(9));

    ProgramRun run = calibrateOn(copies, "--max-wrong", "0.02", "--out", out);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("left out 180 of 200 rows that are copies of another: they prove nothing more")
        .contains("WARNING: 20 rows are one wording with other numbers in them");
    assertThat(run.out()).contains("cannot be promised; at least 129 more held-out rows");
    calibrate("--max-wrong", "0.02", "--out", out).assertDone();
    assertThat(Json.parse(Files.readString(out)).path("swap_asset").asDouble()).isEqualTo(1);
    assertThat(calibrate("--target-precision", "0.9", "--out", out).assertDone().out())
        .contains("abstain always, as no held-out row is of them: ", "swap_asset");
    assertThat(Json.parse(Files.readString(out)).path("swap_asset").asDouble()).isEqualTo(1);
  }

  /** The rows of claim_rewards are enough at .9, and it is wrong among its most confident ones. */
  @Test
  void whereAClassFailsByItselfWhatAnswersMoreIsNamed() throws IOException {
    StringBuilder rows = new StringBuilder(Files.readString(heldOut));
    for (int i = 0; i < 3; i++) {
      rows.append("claim reward number 9").append(i).append(",oos\n");
    }
    Path some = Files.writeString(folder.resolve("some.csv"), rows);

    ProgramRun run = calibrateOn(some, "--target-precision", "0.9").assertDone();

    assertThat(run.err())
        .contains("note: claim_rewards has rows enough to be certified alone, so in no pool, and")
        .contains(" of these 203 rows are answered with --max-error 0.1 (");
    assertThat(calibrate("--target-precision", "0.9").assertDone().err())
        .doesNotContain("answered with");
  }

  @Test
  void boundsOfClassesShareTheConfidence() throws IOException {
    ProgramRun run =
        calibrate("--max-wrong", "0.05", "--max-wrong", "stake_asset=0.02", "--json").assertDone();

    JsonNode json = Json.parse(run.out());
    assertThat(json.path("promise").path("on_average").asBoolean(true)).isFalse();
    assertThat(json.path("bounds").path(1).path("label").asText()).isEqualTo("stake_asset");
    assertThat(json.path("bounds").path(1).path("granted").asBoolean()).isTrue();
    assertThat(json.path("thresholds").size()).isGreaterThan(2);
  }

  @Test
  void whatTooFewRowsCannotPromiseExitsWithOneAndSaysHowManyAreMissing() {
    Path out = folder.resolve("thresholds.json");

    ProgramRun run = calibrate("--max-wrong", "0.005", "--out", out);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("cannot be promised; at least 398 more held-out rows");
    assertThat(run.out()).contains(". What these rows prove: at most 0.015, with ");
    assertThat(out).exists();
    assertThat(calibrate("--sets", "0.999").code()).isEqualTo(1);
  }

  @Test
  void onAverageFewerRowsAreEnough() {
    ProgramRun run = calibrate("--max-wrong", "0.005", "--on-average").assertDone();

    assertThat(run.out()).contains("on average over draws of the held-out rows");
  }

  @Test
  void anAverageHasNoConfidence() {
    calibrate("--max-wrong", "0.02", "--on-average", "--confidence", "0.95")
        .assertFails(2, "--on-average", "--confidence");
    calibrate("--sets", "0.9", "--confidence", "0.9").assertFails(2, "--sets", "--confidence");
    calibrate("--on-average").assertFails(2, "--on-average needs --max-wrong");
  }

  @Test
  void onePromiseAtATime() {
    calibrate("--max-wrong", "0.02", "--sets", "0.9").assertFails(2, "--max-wrong or --sets");
    calibrate("--max-wrong", "0.02", "--max-error", "0.02")
        .assertFails(2, "--max-wrong or --max-error");
    calibrate("--max-wrong", "0.02", "--joint").assertFails(2, "--max-wrong or --joint");
    calibrate("--max-wrong", "0.02", "--plan").assertFails(2, "--plan", "--max-wrong");
    calibrate("--sets", "0.9", "--max-abstain", "0.1").assertFails(2, "--max-abstain", "--sets");
  }

  @Test
  void boundsThatAreNoneAreNamed() {
    calibrate("--max-wrong", "much").assertFails(2, "--max-wrong much", "LABEL=SHARE");
    calibrate("--max-wrong", "2").assertFails(2, "--max-wrong 2.0 is out of range");
    calibrate("--max-wrong", "0.1", "--max-wrong", "0.2").assertFails(2, "bounded twice");
    calibrate("--max-wrong", "stake=0.1").assertFails(3, "'stake'", "stake_asset");
    calibrate("--sets", "1").assertFails(2, "share of 1.0");
  }

  @Test
  void rowsThatTrainedTheMapperPromiseNothing() {
    for (List<Object> promise :
        List.of(List.<Object>of("--max-wrong", "0.1"), List.<Object>of("--sets", "0.9"))) {
      List<Object> args =
          new ArrayList<>(List.of("calibrate", "--mapper-path", mapper, "--labels-csv", labels));
      args.addAll(promise);
      ProgramRun.of(args.toArray()).assertFails(3, "the very rows the mapper was trained on");
    }
  }

  @Test
  void setsAreMappedFromTheFileAndFromTheLock() throws IOException {
    Path sets = folder.resolve("sets.json");
    Path thresholds = folder.resolve("thresholds.json");
    calibrate("--sets", "0.99", "--out", sets).assertDone();
    calibrate("--max-wrong", "0.02", "--out", thresholds).assertDone();
    Path summary = folder.resolve("summary.json");
    ProgramRun.of(
            "sweep", "--mapper-path", mapper, "--labels-csv", labels, "--out-summary", summary)
        .assertDone();
    ProgramRun.of(
            "lock",
            "--mapper_path",
            mapper,
            "--labels_csv",
            labels,
            "--summary",
            summary,
            "--per_class_thresholds",
            thresholds,
            "--sets",
            sets,
            "--out_dir",
            folder.resolve("locked"))
        .assertDone();
    Path locked = folder.resolve("locked/locked.mapper");

    JsonNode before = set("--mapper-path", mapper, "--sets", sets);
    JsonNode after = set("--mapper-path", locked, "--top-k-promise", "0.95");

    assertThat(before.path("labels").path(0).asText()).isEqualTo("stake_asset");
    assertThat(before.path("share").asDouble()).isEqualTo(0.99);
    assertThat(after).isEqualTo(before);
    assertThat(folder.resolve("locked/per_class_thresholds.json"))
        .hasSameTextualContentAs(thresholds);
    ProgramRun.of("verify", folder.resolve("locked/lock.json")).assertDone();
  }

  @Test
  void everyLineOfManyPromptsHasItsSet() throws IOException {
    Path sets = folder.resolve("sets.json");
    calibrate("--sets", "0.9", "--out", sets).assertDone();
    Path prompts =
        Files.writeString(
            folder.resolve("prompts.jsonl"),
            "{\"id\": \"a\", \"prompt\": \"stake my coin\"}\n{\"id\": \"b\", \"prompt\": \"   \"}\n");

    ProgramRun run =
        ProgramRun.of("map", "--mapper-path", mapper, "--sets", sets, "--prompts-jsonl", prompts)
            .assertDone();

    List<String> lines = run.out().lines().toList();
    assertThat(Json.parse(lines.get(0)).path("id").asText()).isEqualTo("a");
    assertThat(Json.parse(lines.get(0)).path("set").path("labels")).hasSize(1);
    assertThat(Json.parse(lines.get(1)).path("reason").asText()).isEqualTo("empty");
    assertThat(Json.parse(lines.get(1)).path("set").path("labels")).hasSizeGreaterThan(2);
  }

  @Test
  void aPromiseThatNobodyMadeIsRefusedWithTheCommandThatMakesIt() {
    Path sets = folder.resolve("sets.json");
    calibrate("--sets", "0.9", "--out", sets).assertDone();

    ProgramRun.of("map", "--mapper-path", mapper, "--top-k-promise", "0.99", "stake")
        .assertFails(2, "holds no sets", "calibrate --sets 0.99");
    ProgramRun.of(
            "map", "--mapper-path", mapper, "--sets", sets, "--top-k-promise", "0.99", "stake")
        .assertFails(2, "share of 0.9, not for 0.99", "calibrate --sets 0.99");
  }

  private static JsonNode set(Object... options) throws IOException {
    List<Object> args = new ArrayList<>(List.of("map"));
    args.addAll(List.of(options));
    args.add("stake my coin");
    return Json.parse(ProgramRun.of(args.toArray()).assertDone().out()).path("set");
  }

  private static ProgramRun calibrate(Object... options) {
    return calibrateOn(heldOut, options);
  }

  private static ProgramRun calibrateOn(Path rows, Object... options) {
    List<Object> args =
        new ArrayList<>(List.of("calibrate", "--mapper-path", mapper, "--labels-csv", rows));
    args.addAll(List.of(options));
    return ProgramRun.of(args.toArray());
  }
}
