package io.micromap.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.NewcomerRows;
import io.micromap.cli.ProgramRun;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer's first data and nothing but defaults: 320 rows in 12 classes. */
class CarefulDefaultTest {

  @TempDir private static Path shared;

  private static Path all;
  private static Path training;
  private static Path evaluation;
  private static Path mapper;

  @TempDir private Path folder;

  @BeforeAll
  static void trainOnMostRows() throws IOException {
    all = Files.writeString(shared.resolve("tickets.csv"), NewcomerRows.csv(7));
    training = shared.resolve("train.csv");
    evaluation = shared.resolve("eval.csv");
    String header = "prompt,label\n";
    StringBuilder train = new StringBuilder(header);
    StringBuilder eval = new StringBuilder(header);
    int number = 0;
    for (String line : Files.readAllLines(all).subList(1, NewcomerRows.ROWS + 1)) {
      (number++ % 5 == 0 ? eval : train).append(line).append('\n');
    }
    Files.writeString(training, train);
    Files.writeString(evaluation, eval);
    mapper = shared.resolve("my.mapper");
    ProgramRun.of("train", "--labels-csv", training, "--mapper-path", mapper).assertDone();
  }

  @Test
  void theDefaultAnswersLessAndIsMoreOftenRightThanUtility() throws IOException {
    JsonNode careful = sweep("cost", evaluation);
    JsonNode greedy = sweep("utility", evaluation);

    assertThat(careful.at("/parameters/choose_by").asText()).isEqualTo("cost");
    assertThat(careful.at("/parameters/cost_wrong").asDouble()).isEqualTo(9);
    assertThat(careful.at("/chosen/threshold").asDouble())
        .isGreaterThan(greedy.at("/chosen/threshold").asDouble());
    assertThat(careful.at("/verdict/wrong_of_100").asDouble())
        .isLessThan(greedy.at("/verdict/wrong_of_100").asDouble());
    assertThat(careful.at("/status").asText()).isEqualTo("no gate set");
  }

  @Test
  void theVerdictStandsOnTheTerminal() {
    ProgramRun run =
        ProgramRun.of(
                "sweep", "--labels-csv", evaluation, "--mapper-path", mapper, "--thresholds", "0")
            .assertDone();

    assertThat(run.out())
        .contains("(cost)", "Of 100 answers ", "Of 100 out-of-scope prompts ")
        .contains("WARNING: More than one answer in ten is wrong.");
  }

  @Test
  void aSweepOfTrainingRowsCountsThemAndGivesNoInterval() throws IOException {
    Path summary = folder.resolve("summary.json");
    ProgramRun run =
        ProgramRun.of("sweep", "--labels-csv", all, "--mapper-path", mapper, "--summary", summary)
            .assertDone();

    assertThat(run.out())
        .contains("WARNING: 256 of 320 rows trained this mapper")
        .doesNotContain("interval");
    assertThat(json(summary).at("/verdict/rows_trained_on").asInt()).isEqualTo(256);
    assertThat(sweep("cost", evaluation).at("/verdict/rows_trained_on").asInt()).isZero();
  }

  @Test
  void trainingRowsAreDroppedOrRefusedWhereThatIsAskedForAndALockOfTheRestVerifies()
      throws IOException {
    Path summary = folder.resolve("summary.json");
    ProgramRun dropped =
        ProgramRun.of(
                "sweep",
                "--labels-csv",
                all,
                "--mapper-path",
                mapper,
                "--on-overlap",
                "drop",
                "--summary",
                summary)
            .assertDone();

    assertThat(dropped.err()).contains("left out 256 rows");
    assertThat(dropped.out()).contains("interval");
    assertThat(json(summary).at("/verdict/rows").asInt()).isEqualTo(64);
    Path locked = folder.resolve("locked");
    ProgramRun.of(
            "lock",
            "--mapper-path",
            mapper,
            "--labels-csv",
            training,
            "--eval-labels-csv",
            all,
            "--summary",
            summary,
            "--out-dir",
            locked)
        .assertDone();
    ProgramRun.of("verify", locked.resolve("lock.json")).assertDone();
    ProgramRun.of("sweep", "--labels-csv", all, "--mapper-path", mapper, "--on-overlap", "refuse")
        .assertFails(3, "The mapper was trained on these prompts, 256 of 320", "--on-overlap drop");
  }

  @Test
  void theReportEvaluateAndTheRobustnessAuditCountTrainingRowsToo() {
    Path rows = folder.resolve("rows.csv");
    ProgramRun.of("sweep", "--labels-csv", all, "--mapper-path", mapper, "--rows-csv", rows)
        .assertDone();

    assertThat(ProgramRun.of("report", "--rows-csv", rows, "--mapper-path", mapper).out())
        .contains("WARNING: 256 of 320 rows trained this mapper");
    ProgramRun.of("report", "--rows-csv", rows, "--mapper-path", mapper, "--on-overlap", "refuse")
        .assertFails(3, "256 of 320");
    ProgramRun.of(
            "evaluate", "--labels-csv", all, "--mapper-path", mapper, "--on-overlap", "refuse")
        .assertFails(3, "256 of 320");
    ProgramRun.of(
            "bench",
            "robustness",
            "--labels-csv",
            all,
            "--mapper-path",
            mapper,
            "--on-overlap",
            "refuse")
        .assertFails(3, "256 of 320");
  }

  @Test
  void oneFileIsEnough() throws IOException {
    Path made = folder.resolve("made");
    Path again = folder.resolve("again");
    ProgramRun run = ProgramRun.of("recipe", "--labels-csv", all, "--out-dir", made).assertDone();
    ProgramRun.of("recipe", "--labels-csv", all, "--out-dir", again, "--threads", 1).assertDone();

    JsonNode summary = json(made.resolve("summary.json"));
    assertThat(run.out())
        .contains(
            "Test rows, each answered by what the other 4 of 5 folds gave, at the threshold that"
                + " these chose (all rows chose ")
        .contains("always the largest class", "the label of the nearest row", "this mapper");
    assertThat(summary.at("/verdict/rows").asInt()).isEqualTo(NewcomerRows.ROWS);
    assertThat(summary.at("/verdict/rows_trained_on").asInt()).isZero();
    assertThat(summary.at("/reported/cross_validate").asInt()).isEqualTo(5);
    assertThat(summary.at("/reported/verdict/rows").asInt()).isEqualTo(NewcomerRows.ROWS);
    assertThat(summary.at("/reported/baseline/mapper").asInt())
        .isGreaterThan(summary.at("/reported/baseline/majority").asInt());
    for (String file : new String[] {"locked.mapper", "summary.json", "rows.csv", "report.txt"}) {
      assertThat(made.resolve(file)).hasSameBinaryContentAs(again.resolve(file));
    }
    ProgramRun.of("verify", made.resolve("lock.json")).assertDone();
  }

  @Test
  void aGateIsHeldOnRowsThatChoseNothingByTheWholeInterval() throws IOException {
    Path made = folder.resolve("made");
    ProgramRun run =
        ProgramRun.of(
            "recipe",
            "--labels-csv",
            all,
            "--out-dir",
            made,
            "--choose-by",
            "max_coverage",
            "--min-precision",
            "0.95");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("gate missed: accuracy on fired ", " on rows that chose nothing (");
    assertThat(json(made.resolve("summary.json")).path("status").asText()).isEqualTo("fail");
    ProgramRun.of("verify", made.resolve("lock.json")).assertDone();
  }

  @Test
  void aCertificateThatProvesNothingIsCodeOneAndSaysWhatCanBePromised() throws IOException {
    ProgramRun run =
        ProgramRun.of(
            "recipe", "--labels-csv", all, "--out-dir", folder.resolve("r"), "--certify", "0.99");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("Test rows, at the certified thresholds; every class abstains always:\n")
        .doesNotContain("at threshold");
    assertThat(run.err())
        .contains("nothing is proven at a precision of 0.99 of each class, so the mapper")
        .contains("What can be promised with confidence 0.95: of ");
    String promised = promised(run, "confidence 0.95: of ");
    ProgramRun.of(
            "recipe",
            "--labels-csv",
            all,
            "--out-dir",
            folder.resolve("again"),
            "--certify",
            promised)
        .assertDone();
    assertThat(json(folder.resolve("again").resolve("summary.json")).path("status").asText())
        .isEqualTo("pass");
    JsonNode summary = json(folder.resolve("r").resolve("summary.json"));
    assertThat(summary.path("status").asText()).isEqualTo("fail");
    assertThat(summary.path("why").asText()).contains("Gates missed: nothing is proven at a");
    assertThat(summary.at("/parameters/certify").asDouble()).isEqualTo(0.99);
    assertThat(folder.resolve("r").resolve("report.html")).content().contains(">Fail</span>");
    ProgramRun plan =
        ProgramRun.of(
            "calibrate",
            "--labels-csv",
            evaluation,
            "--mapper-path",
            mapper,
            "--target-precision",
            "0.99",
            "--plan");
    assertThat(plan.code()).isEqualTo(1);
    calibrated("--target-precision", promised(plan, "confidence 0.95: of ")).assertDone();
    ProgramRun none = calibrated("--max-error", "0.001");
    double together = Double.parseDouble(promised(none, "confidence 0.95: of all answers"));
    calibrated("--max-error", Json.decimal(1 - together)).assertDone();
    assertThat(calibrated("--max-error", Json.decimal(1 - together - 0.01)).code()).isEqualTo(1);
  }

  private ProgramRun calibrated(String option, String share) {
    return ProgramRun.of(
        "calibrate", "--labels-csv", evaluation, "--mapper-path", mapper, option, share);
  }

  private static String promised(ProgramRun run, String of) {
    String rest = run.err().substring(run.err().indexOf(of));
    return rest.substring(rest.indexOf("at least ") + 9, rest.indexOf(" right"));
  }

  @Test
  void classesWithOneRowAbstainAreDroppedOrAnError() throws IOException {
    Path rare = folder.resolve("rare.csv");
    Files.writeString(rare, Files.readString(training) + "close my pension plan,pension\n");
    Path out = folder.resolve("rare.mapper");

    ProgramRun kept =
        ProgramRun.of("train", "--labels-csv", rare, "--mapper-path", out).assertDone();
    JsonNode decision =
        Json.parse(
            ProgramRun.of("map", "--mapper-path", out, "close my pension plan").assertDone().out());
    assertThat(kept.err()).contains("classes with a single row", "pension");
    assertThat(decision.path("status").asText()).isEqualTo("ABSTAINED");
    assertThat(decision.path("label").isNull()).isTrue();

    ProgramRun.of("train", "--labels-csv", rare, "--mapper-path", out, "--rare-classes", "error")
        .assertFails(3, "classes with a single row: pension", "--rare-classes drop");
    ProgramRun.of("train", "--labels-csv", rare, "--mapper-path", out, "--rare-classes", "drop")
        .assertDone();
    for (String how : new String[] {"keep", "drop"}) {
      Path made = folder.resolve(how);
      ProgramRun.of("recipe", "--labels-csv", rare, "--out-dir", made, "--rare-classes", how)
          .assertDone();
      ProgramRun.of("verify", made.resolve("lock.json")).assertDone();
    }
  }

  @Test
  void rowsThatAreTooFewForItsFoldsAreRefusedBeforeAnyTraining() throws IOException {
    Path few = folder.resolve("few.csv");
    Files.writeString(few, "prompt,label\nswap it,a\nswap my eth,a\nstake it,b\nstake my eth,b\n");
    Path made = folder.resolve("few");

    ProgramRun run = ProgramRun.of("recipe", "--labels-csv", few, "--out-dir", made);

    run.assertFails(3, "few.csv: 4 rows are too few", "need 3 rows each");
    assertThat(run.err()).doesNotContain("fitted");
    assertThat(made).doesNotExist();
  }

  private JsonNode sweep(String how, Path rows) throws IOException {
    Path summary = folder.resolve(how + ".json");
    ProgramRun.of(
            "sweep",
            "--labels-csv",
            rows,
            "--mapper-path",
            mapper,
            "--choose-by",
            how,
            "--summary",
            summary)
        .assertDone();
    return json(summary);
  }

  private static JsonNode json(Path file) throws IOException {
    return Json.parse(Files.readString(file));
  }
}
