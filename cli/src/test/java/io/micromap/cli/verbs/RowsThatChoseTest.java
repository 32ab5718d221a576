package io.micromap.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.cli.NewcomerRows;
import io.micromap.cli.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that chose or proved thresholds are no fresh evidence of them. */
class RowsThatChoseTest {

  private static final String SAID = " These rows chose the thresholds, so that new prompts fare";
  private static final String NOTED =
      " evaluation rows of custom chose the thresholds of its mapper";

  @TempDir private static Path shared;
  private static Path training;
  private static Path chose;
  private static Path other;
  private static Path mapper;

  @TempDir private Path folder;

  @BeforeAll
  static void trainOnSomeRows() throws IOException {
    List<StringBuilder> parts = new ArrayList<>();
    for (int part = 0; part < 4; part++) {
      parts.add(new StringBuilder("prompt,label\n"));
    }
    List<String> lines = NewcomerRows.csv(7).lines().skip(1).toList();
    for (int line = 0; line < lines.size(); line++) {
      parts.get(line % 4).append(lines.get(line)).append('\n');
    }
    parts.get(2).append(parts.get(3).substring("prompt,label\n".length()));
    training = Files.writeString(shared.resolve("train.csv"), parts.get(2));
    chose = Files.writeString(shared.resolve("chose.csv"), parts.get(0));
    other = Files.writeString(shared.resolve("other.csv"), parts.get(1));
    mapper = shared.resolve("my.mapper");
    ProgramRun.of("train", "--labels-csv", training, "--mapper-path", mapper).assertDone();
  }

  @Test
  void theVerdictOfASweepAndOfItsLockSaysThatItsRowsChose() {
    Path summary = folder.resolve("summary.json");

    assertThat(sweep(mapper, chose, "--summary", summary)).contains(SAID);
    assertThat(sweep(mapper, chose, "--thresholds", "0.4")).doesNotContain(SAID);
    assertThat(lock(summary)).contains(SAID);
    Path locked = folder.resolve("locked/locked.mapper");
    assertThat(sweep(locked, chose)).contains(SAID);
    assertThat(sweep(locked, other)).doesNotContain("chose the thresholds");
    assertThat(evaluate(locked, chose)).contains("note: 80 of the 80" + NOTED);
    assertThat(evaluate(locked, other)).doesNotContain("chose");
    ProgramRun.of("verify", folder.resolve("locked/lock.json")).assertDone();
  }

  @Test
  void rowsThatProvedThresholdsAreKnownByThem() {
    Path thresholds = folder.resolve("thresholds.json");
    ProgramRun.of(
            "calibrate",
            "--mapper-path",
            mapper,
            "--labels-csv",
            chose,
            "--max-wrong",
            "0.15",
            "--out",
            thresholds)
        .assertDone();
    Path onOther = folder.resolve("other.json");

    assertThat(sweep(mapper, chose, "--per-class-thresholds", thresholds)).contains(SAID);
    assertThat(sweep(mapper, other, "--per-class-thresholds", thresholds, "--summary", onOther))
        .doesNotContain("chose the thresholds");
    Path summary = folder.resolve("summary.json");
    sweep(mapper, chose, "--summary", summary);
    assertThat(lock(summary, "--per-class-thresholds", thresholds)).contains(SAID);
    Path locked = folder.resolve("locked/locked.mapper");
    assertThat(evaluate(locked, chose)).contains("note: 80 of the 80" + NOTED);
    assertThat(evaluate(locked, other)).doesNotContain("chose");
  }

  @Test
  void theReportKnowsItFromTheSummary() {
    Path rows = folder.resolve("rows.csv");
    Path summary = folder.resolve("summary.json");
    Path page = folder.resolve("report.html");
    sweep(mapper, chose, "--rows-csv", rows, "--summary", summary);

    assertThat(
            run("report", "--rows-csv", rows, "--summary", summary, "--html", page)
                .assertDone()
                .out())
        .contains(SAID);
    assertThat(page).content().contains("These rows chose the thresholds");
  }

  private static String sweep(Path mapper, Path rows, Object... more) {
    return run(List.of("sweep", "--mapper-path", mapper, "--labels-csv", rows), List.of(more))
        .assertDone()
        .out();
  }

  private static String evaluate(Path mapper, Path rows) {
    return run("evaluate", "--mapper-path", mapper, "--labels-csv", rows).assertDone().err();
  }

  private String lock(Path summary, Object... more) {
    return run(
            List.of(
                "lock",
                "--mapper-path",
                mapper,
                "--labels-csv",
                training,
                "--eval-labels-csv",
                chose,
                "--summary",
                summary,
                "--out-dir",
                folder.resolve("locked")),
            List.of(more))
        .assertDone()
        .out();
  }

  private static ProgramRun run(Object... all) {
    return ProgramRun.of(all);
  }

  private static ProgramRun run(List<Object> some, List<Object> more) {
    List<Object> all = new ArrayList<>(some);
    all.addAll(more);
    return ProgramRun.of(all.toArray());
  }
}
