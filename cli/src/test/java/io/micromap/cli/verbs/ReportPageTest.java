package io.micromap.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.cli.ProgramRun;
import io.micromap.cli.SampleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes reports as pages. */
class ReportPageTest {

  @TempDir private static Path shared;
  private static Path labels;
  private static Path mapper;
  private static Path rows;
  private static Path summary;

  @TempDir private Path folder;

  @BeforeAll
  static void sweep() throws IOException {
    labels = SampleFiles.labelsCsv(shared.resolve("labels.csv"));
    mapper = shared.resolve("sample.mapper");
    rows = shared.resolve("rows.csv");
    summary = shared.resolve("summary.json");
    ProgramRun.of("train", "--mapper-path", mapper, "--labels-csv", labels).assertDone();
    Path wrong = shared.resolve("wrong.csv");
    Files.writeString(wrong, Files.readString(labels) + "exchange all of it & swap,stake_asset\n");
    ProgramRun.of(
            "sweep",
            "--mapper-path",
            mapper,
            "--labels-csv",
            wrong,
            "--rows-csv",
            rows,
            "--summary",
            summary)
        .assertDone();
  }

  @Test
  void aPageIsWrittenBesideTheTable() throws IOException {
    Path page = folder.resolve("new/report.html");
    ProgramRun run = page(page, "--mapper-path", mapper).assertDone();

    assertThat(run.out())
        .contains("WARNING: 76 of 77 rows trained this mapper", " These rows chose the thresholds")
        .contains("correct, of answers              0.9863  (72 of 73)\n");
    assertThat(ProgramRun.of("report", "--rows-csv", rows).out())
        .contains("correct, of answers              0.9863  (72 of 73)\n")
        .doesNotContain("chose the thresholds");
    assertThat(run.err()).contains("wrote " + page);
    assertThat(Files.readString(page))
        .contains("id=\"model-card\"", "exchange all of it &amp; swap");
  }

  @Test
  void promptsAndTheMapperMayBeLeftOut() throws IOException {
    Path page = folder.resolve("report.html");
    page(page, "--no-text").assertDone();

    assertThat(Files.readString(page))
        .doesNotContain("id=\"model-card\"")
        .doesNotContain("exchange all of it &amp; swap");
  }

  @Test
  void whatThePageNeedsIsAskedFor() {
    ProgramRun.of("report", "--rows-csv", rows, "--html", folder.resolve("r.html"))
        .assertFails(2, "--summary");
    ProgramRun.of("report", "--rows-csv", rows, "--no-text").assertFails(2, "--html");
  }

  @Test
  void rowsWithALabelThatTheSummaryDoesNotKnowAreRefused() throws IOException {
    Path other = folder.resolve("other.csv");
    Files.writeString(
        other, Files.readString(rows).replaceAll("(?m)^([^,]*),swap_asset,", "$1,'=swap,"));
    Path page = folder.resolve("r.html");

    ProgramRun.of("report", "--rows-csv", other, "--summary", summary, "--html", page)
        .assertFails(3, "has label ''=swap', which the summary does not know");
    assertThat(page).doesNotExist();
  }

  @Test
  void aMapperThatWasNotSweptIsRefused() {
    Path other = folder.resolve("other.mapper");
    ProgramRun.of("train", "--mapper-path", other, "--labels-csv", labels, "--seed", 7)
        .assertDone();

    page(folder.resolve("r.html"), "--mapper-path", other)
        .assertFails(3, "not the one that was swept");
    assertThat(folder.resolve("r.html")).doesNotExist();
  }

  @Test
  void theRecipeWritesAPageWithFiguresOnFreshRows() throws IOException {
    ProgramRun.of("recipe", "--labels-csv", labels, "--out-dir", folder);

    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("rows used neither for training nor for choosing");
  }

  private static ProgramRun page(Path page, Object... more) {
    return ProgramRun.of(
        Stream.concat(
                Stream.of("report", "--rows-csv", rows, "--summary", summary, "--html", page),
                Stream.of(more))
            .toArray());
  }
}
