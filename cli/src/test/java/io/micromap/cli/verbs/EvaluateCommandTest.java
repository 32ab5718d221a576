package io.micromap.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.ProgramRun;
import io.micromap.cli.SampleDomain;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

  private static final List<String> FILES =
      List.of("cross_domain.csv", "cross_domain.json", "cross_domain.html", "junit.xml");

  @TempDir private Path work;
  private Path sets;
  private Path out;

  @BeforeEach
  void dataSets() throws IOException {
    sets = work.resolve("sets");
    out = work.resolve("out");
    write("lamp", "lamp", "on", "switch on", "light");
    write("pan", "pan", "fry", "fry", "sear");
  }

  /** A data set of two classes: one has the verbs, the other their opposite. */
  private void write(String set, String thing, String label, String verb, String other)
      throws IOException {
    StringBuilder training = new StringBuilder("prompt,label\n");
    for (String end : List.of("now", "please", "at once", "today")) {
      training.append("%s the %s %s,%s\n".formatted(verb, thing, end, label));
      training.append("%s my %s %s,%s\n".formatted(other, thing, end, label));
      training.append("stop the %s %s,stop_%s\n".formatted(thing, end, thing));
      training.append("quit using the %s %s,stop_%s\n".formatted(thing, end, thing));
    }
    training.append("what is a %s,oos\nwho made the %s,oos\n".formatted(thing, thing));
    Path folder = Files.createDirectories(sets.resolve(set));
    Files.writeString(folder.resolve("train.csv"), training);
    Files.writeString(
        folder.resolve("eval.csv"),
        "prompt,label\n%s that %s,%s\nquit this %s,stop_%s\nwhere is a %s,oos\n"
            .formatted(verb, thing, label, thing, thing, thing));
  }

  @Test
  void aFolderOfDataSetsIsHeldAgainstItself() throws Exception {
    ProgramRun run = ProgramRun.of("evaluate", "--data-dir", sets, "--out-dir", out).assertDone();

    assertThat(run.out()).isEqualTo(Files.readString(out.resolve("cross_domain.csv")));
    assertThat(run.out().lines())
        .hasSize(1 + 4 + 3)
        .allMatch(line -> !line.contains(",on,"))
        .anyMatch(line -> line.startsWith("router,all,off,4,"));
    JsonNode json = Json.parse(Files.readString(out.resolve("cross_domain.json")));
    assertThat(json.get("cost_wrong").asDouble()).isEqualTo(9);
    assertThat(json.get("coverage_asked").isNull()).isTrue();
    assertThat(json.at("/mappers/0/rule").asText()).isEqualTo("cost");
    assertThat(out.resolve("junit.xml")).content().contains("<testsuite failures=\"0\"");
    assertThat(out.resolve("cross_domain.html"))
        .content()
        .contains("Cross-domain report", "router");
  }

  @Test
  void evaluationRowsThatAreNearlyTrainingRowsAreWarnedOf() throws Exception {
    Path rows = sets.resolve("lamp/eval.csv");
    Files.writeString(rows, "please switch on the lamp at once,on\n", StandardOpenOption.APPEND);

    assertThat(ProgramRun.of("evaluate", "--data-dir", sets).assertDone().err())
        .contains(
            "WARNING: 1 of 4 evaluation rows of lamp is nearly like rows that its mapper was"
                + " trained on; its metrics are optimistic.")
        .doesNotContain("rows of pan ");
  }

  @Test
  void copiesAmongTheEvaluationRowsAreWarnedOf() throws Exception {
    Path rows = sets.resolve("lamp/eval.csv");
    Files.writeString(rows, "Quit this lamp!,stop_lamp\n", StandardOpenOption.APPEND);

    assertThat(ProgramRun.of("evaluate", "--data-dir", sets).assertDone().err())
        .containsOnlyOnce("lamp: WARNING: 4 rows are 3 different prompts: 95 % intervals take")
        .doesNotContain("pan: WARNING");
  }

  /** In the words of a sweep's verdict. */
  @Test
  void nearDuplicatesAmongTheEvaluationRowsAreWarnedOf() throws Exception {
    Files.writeString(
        sets.resolve("lamp/eval.csv"),
        "go and buy me a lamp that shines,oos\nnow go and buy me a lamp that shines,oos\n",
        StandardOpenOption.APPEND);

    assertThat(ProgramRun.of("evaluate", "--data-dir", sets).assertDone().err())
        .containsOnlyOnce(
            "lamp: WARNING: 2 of 5 rows say what another does in nearly its words: 95 % intervals")
        .doesNotContain("pan: WARNING");
  }

  @Test
  void withRailsThereIsASecondLineOfEachAndTheSameBytesComeAgain() throws Exception {
    Path again = work.resolve("again");

    ProgramRun.of("evaluate", "--data-dir", sets, "--rails", "--out-dir", out).assertDone();
    ProgramRun.of("evaluate", "--data-dir", sets, "--rails", "--threads", 1, "--out-dir", again)
        .assertDone();

    assertThat(Files.readAllLines(out.resolve("cross_domain.csv")))
        .hasSize(1 + 2 * 7)
        .filteredOn(line -> line.contains(",on,"))
        .hasSize(7);
    for (String file : FILES) {
      assertThat(again.resolve(file)).hasSameBinaryContentAs(out.resolve(file));
    }
  }

  @Test
  void thePageHasTheNumbersAndTheSharedPromptsOfTheJson() throws Exception {
    Files.writeString(
        sets.resolve("pan/eval.csv"), "Switch on the  lamp now,oos\n", StandardOpenOption.APPEND);

    ProgramRun.of("evaluate", "--data-dir", sets, "--rails", "--out-dir", out).assertDone();

    JsonNode json = Json.parse(Files.readString(out.resolve("cross_domain.json")));
    String page = Files.readString(out.resolve("cross_domain.html"));
    List<List<String>> figures = new ArrayList<>();
    List<List<String>> accuracies = new ArrayList<>();
    for (JsonNode own : json.get("in_domain")) {
      figures.add(
          Stream.of("rows", "accuracy", "macro_f1", "ece", "aurc")
              .map(field -> own.get(field).asText(""))
              .toList());
      accuracies.add(own.get("accuracy_at_coverage").findValuesAsText("accuracy"));
    }
    assertThat(figures).hasSize(2 * 3);
    assertThat(numbers(page, "in-domain-table", 5)).isEqualTo(figures);
    assertThat(numbers(page, "coverage-table", 8)).isEqualTo(accuracies);
    assertThat(json.get("overlap").get("prompts")).hasSize(1);
    assertThat(table(page, "shared-prompt-table"))
        .contains(">Switch on the  lamp now</td><td>oos</td><td>lamp</td><td>on</td><td>training<");
  }

  /** The first numbers of each row. */
  private static List<List<String>> numbers(String page, String table, int columns) {
    return Pattern.compile("<tr>(<th scope=\"row\".*?)</tr>")
        .matcher(table(page, table))
        .results()
        .map(
            row ->
                Pattern.compile("<data value=\"(.*?)\"")
                    .matcher(row.group(1))
                    .results()
                    .map(number -> number.group(1))
                    .limit(columns)
                    .toList())
        .toList();
  }

  private static String table(String page, String id) {
    int start = page.indexOf("id=\"" + id + "\"");
    return start < 0 ? "" : page.substring(start, page.indexOf("</table>", start));
  }

  @Test
  void aMissedGateIsOneAndAllFilesAreWrittenAllTheSame() throws Exception {
    Path rows = sets.resolve("lamp/eval.csv");
    Files.writeString(rows, "xyzzy plugh,on\n", StandardOpenOption.APPEND);

    ProgramRun run =
        ProgramRun.of(
            "evaluate",
            "--data-dir",
            sets,
            "--own-thresholds",
            "--min-accuracy",
            "1",
            "--min-coverage",
            "1",
            "--max-false-accept",
            "0",
            "--out-dir",
            out,
            "--json");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("gate missed: min_coverage, ", "where at least 1.0 was asked");
    assertThat(Json.parse(run.out()).get("status").asText()).isEqualTo("fail");
    FILES.forEach(file -> assertThat(out.resolve(file)).isNotEmptyFile());
    assertThat(out.resolve("junit.xml")).content().contains("<failure message=");
  }

  @Test
  void manyEvaluationRowsAreHalvedToChooseAThresholdAndToReport() throws Exception {
    Path plugins = work.resolve("plugins");
    Path domain = SampleDomain.write(plugins.resolve("lamp"), "lamp");
    StringBuilder rows = new StringBuilder("prompt,label\n");
    for (char first = 'a'; first <= 'z'; first++) {
      for (char second = 'a'; second <= 'j'; second++) {
        String state = second % 2 == 0 ? "on" : "off";
        rows.append("lamp " + state + " " + first + second + "," + state + "\n");
      }
    }
    Files.writeString(domain.resolve("eval_labels.csv"), rows);

    ProgramRun run =
        ProgramRun.of("evaluate", "--domain", "lamp", "--plugins", plugins, "--json").assertDone();

    assertThat(run.out()).contains("\"rows\" : 130,").doesNotContain("\"rows\" : 260");
    assertThat(run.out()).containsPattern("\"chosen_coverage\" : (0\\.9[5-9]|1)");
  }

  @Test
  void oneDomainIsTrainedOnItsRowsOrItsMapperLoaded() throws Exception {
    Path plugins = work.resolve("plugins");
    Path domain = SampleDomain.write(plugins.resolve("lamp"), "lamp");
    Path rows =
        Files.writeString(
            domain.resolve("eval_labels.csv"), "prompt,label\nlamp on now,on\nlamp off now,off\n");
    Path mapper = work.resolve("lamp.mapper");
    Path rails = work.resolve("lamp.rails");

    ProgramRun trained =
        ProgramRun.of("evaluate", "--domain", "lamp", "--plugins", plugins).assertDone();
    ProgramRun.of("train", "--domain", "lamp", "--plugins", plugins, "--mapper-path", mapper)
        .assertDone();
    ProgramRun.of(
            "rails",
            "fit",
            "--domain",
            "lamp",
            "--plugins",
            plugins,
            "--mapper-path",
            mapper,
            "--out",
            rails)
        .assertDone();
    ProgramRun loaded =
        ProgramRun.of(
                "evaluate", "--mapper-path", mapper, "--labels-csv", rows, "--rails-path", rails)
            .assertDone();

    ProgramRun seen =
        ProgramRun.of(
                "evaluate", "--mapper-path", mapper, "--labels-csv", domain.resolve("labels.csv"))
            .assertDone();

    assertThat(trained.err()).doesNotContain("optimistic");
    assertThat(seen.err())
        .contains("note: 8 of the 8 evaluation rows of lamp are among its training rows");
    assertThat(trained.out().lines()).hasSize(2);
    assertThat(loaded.out()).contains("\nlamp,lamp,off,2,2,1.000000,1.000000,\nlamp,lamp,on,2,");
  }

  @Test
  void whatCannotBeDoneIsRefusedBeforeAnythingIsTrained() throws IOException {
    Path file = Files.writeString(work.resolve("file"), "in the way");

    ProgramRun.of("evaluate", "--domain", "lmap").assertFails(2, "No domain 'lmap'");
    ProgramRun.of("evaluate").assertFails(2, "Give one of --all");
    ProgramRun.of("evaluate", "--all", "--data-dir", sets).assertFails(2, "Give one of --all");
    ProgramRun.of("evaluate", "--data-dir", sets, "--coverage", "0").assertFails(2, "--coverage");
    ProgramRun.of("evaluate", "--data-dir", sets, "--min-accuracy", "2")
        .assertFails(2, "--min-accuracy");
    ProgramRun.of("evaluate", "--mapper-path", file, "--coverage", "0.9")
        .assertFails(2, "keeps its own thresholds");
    ProgramRun.of("evaluate", "--data-dir", sets, "--labels-csv", file)
        .assertFails(2, "--mapper-path");
    ProgramRun.of("evaluate", "--mapper-path", file, "--rails").assertFails(2, "--rails-path");
    ProgramRun.of("evaluate", "--data-dir", sets, "--rails-path", file).assertFails(2, "--rails");
    ProgramRun.of("evaluate", "--data-dir", sets, "--out-dir", file.resolve("under"))
        .assertFails(5, "cannot be written");
    Path empty = Files.createDirectories(work.resolve("empty"));
    ProgramRun.of("evaluate", "--data-dir", empty).assertFails(3, "contains no data set");
  }
}
