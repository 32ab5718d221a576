package io.micromap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the verbs from end to end: what they write, what they say, and their exit codes. */
class CommandsTest {

  @TempDir private static Path shared;
  private static Path mapper;
  private static Path labels;
  private static Path prompts;

  @TempDir private Path folder;

  @BeforeAll
  static void train() throws IOException {
    mapper = shared.resolve("sample.mapper");
    labels = SampleFiles.labelsCsv(shared.resolve("labels.csv"));
    prompts = SampleFiles.promptsJsonl(shared.resolve("prompts.jsonl"));
    ProgramRun.of("train", "--mapper-path", mapper, "--labels-csv", labels).assertDone();
  }

  @Nested
  class Done {

    @Test
    void trainSweepLockVerifyAndMapWorkTogether() throws IOException {
      Path summary = folder.resolve("summary.json");
      Path rows = folder.resolve("rows.csv");
      Path locked = folder.resolve("locked");
      ProgramRun sweep =
          ProgramRun.of(
                  "sweep",
                  "--mapper-path",
                  mapper,
                  "--labels-csv",
                  labels,
                  "--prompts-jsonl",
                  prompts,
                  "--out-summary",
                  summary,
                  "--rows-csv",
                  rows)
              .assertDone();
      ProgramRun report = ProgramRun.of("report", "--rows-csv", rows).assertDone();
      assertThat(sweep.out()).startsWith("threshold ").endsWith(report.out());

      ProgramRun.of(
              "lock",
              "--mapper-path",
              mapper,
              "--labels-csv",
              labels,
              "--summary",
              summary,
              "--rows-csv",
              rows,
              "--out-dir",
              locked)
          .assertDone();
      assertThat(ProgramRun.of("verify", locked.resolve("lock.json")).assertDone().out())
          .startsWith("verified: every byte of ");

      JsonNode decision =
          Json.parse(
              ProgramRun.of("map", "--mapper-path", locked.resolve("locked.mapper"), "swap my eth")
                  .assertDone()
                  .out());
      assertThat(decision.path("status").asText()).isEqualTo("MAPPED");
      assertThat(decision.path("label").asText()).isEqualTo("swap_asset");
    }

    @Test
    void jsonlAndCsvTrainTheSameMapperAsTheCsvAlone() throws IOException {
      Path other = folder.resolve("other.mapper");
      ProgramRun run =
          ProgramRun.of(
                  "train",
                  "--mapper_path",
                  other,
                  "--labels_csv",
                  labels,
                  "--prompts_jsonl=" + prompts)
              .assertDone();

      assertThat(other).hasSameBinaryContentAs(mapper);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("SHA-256");
      assertThat(files()).containsExactly("other.mapper");
    }

    @Test
    void recipeCooksEverythingAndItsLockVerifies() throws IOException {
      Path dish = folder.resolve("dish");
      ProgramRun run =
          ProgramRun.of("recipe", "--labels-csv", labels, "--out-dir", dish).assertDone();

      assertThat(run.out()).startsWith("Rows that neither trained nor chose anything");
      assertThat(files())
          .containsExactly(
              "dish/lock.json",
              "dish/locked.mapper",
              "dish/metrics.csv",
              "dish/per_class_thresholds.json",
              "dish/report.html",
              "dish/report.txt",
              "dish/rows.csv",
              "dish/summary.json",
              "dish/trained.mapper");
      ProgramRun.of("verify", dish.resolve("lock.json"), "--threads", 1).assertDone();
    }

    @Test
    void mapReadsStandardInputWithUnderscoresOrHyphens() throws IOException {
      String lines = "{\"prompt\":\"stake it\",\"id\":\"a7\"}\n\n{\"prompt\":\"\"}\n";
      for (String option : List.of("--prompts_jsonl", "--prompts-jsonl")) {
        ProgramRun run =
            withInput(
                new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                "map",
                "--mapper_path",
                mapper,
                option,
                "-");
        List<String> answers = run.assertDone().out().lines().toList();

        assertThat(answers).hasSize(2);
        assertThat(Json.parse(answers.get(0)).path("id").asText()).isEqualTo("a7");
        assertThat(Json.parse(answers.get(0)).path("label").asText()).isEqualTo("stake_asset");
        assertThat(Json.parse(answers.get(1)).path("id").asText()).isEqualTo("2");
        assertThat(Json.parse(answers.get(1)).path("reason").asText()).isEqualTo("empty");
      }
    }

    @ParameterizedTest
    @MethodSource("io.micromap.cli.CommandsTest#strangePrompts")
    void mapAnswersAnyPrompt(String prompt) throws IOException {
      JsonNode decision =
          Json.parse(
              ProgramRun.of("map", "--mapper-path", mapper, "--", prompt).assertDone().out());

      assertThat(decision.path("status").asText()).isIn("MAPPED", "ABSTAINED");
      assertThat(decision.path("confidence").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void perClassThresholdsOfMapApply() throws IOException {
      Path strict = write("strict.json", "{\"swap_asset\": 1}");

      ProgramRun run =
          ProgramRun.of(
              "map", "--mapper-path", mapper, "--per_class_thresholds", strict, "swap my eth");

      assertThat(Json.parse(run.assertDone().out()).path("reason").asText())
          .isEqualTo("below_class_threshold");
    }

    @Test
    void onConflictGoesOnInTurkishToo() throws IOException {
      Path rows = write("rows.csv", "prompt,label\na,x\na,x\na,y\nb,x\nc,y\nd,y\n");
      Locale locale = Locale.getDefault();
      try {
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        ProgramRun.of(
                "train",
                "--mapper-path",
                folder.resolve("m"),
                "--labels-csv",
                rows,
                "--on-conflict",
                "majority")
            .assertDone();
        ProgramRun.of(
                "sweep", "--mapper-path", mapper, "--labels-csv", labels, "--choose-by", "utility")
            .assertDone();
      } finally {
        Locale.setDefault(locale);
      }
    }

    @Test
    void domainsAreListed() {
      assertThat(ProgramRun.of("domains", "list").assertDone().out().lines())
          .anyMatch(line -> line.startsWith("arc "))
          .anyMatch(line -> line.startsWith("defi "));
    }

    @Test
    void helpIsData() {
      ProgramRun help = ProgramRun.of("--help").assertDone();
      assertThat(help.out()).contains("Exit codes: 0 done; 1 a gate failed; 2 usage");
      for (String verb : List.of("train", "sweep", "report", "lock", "verify", "recipe", "map")) {
        assertThat(help.out()).contains(verb);
        assertThat(ProgramRun.of(verb, "--help").assertDone().out()).contains("Usage: micromap");
      }
    }
  }

  @Nested
  class GatesMissed {

    @Test
    void aMissedGateIsCodeOneAndAllFilesAreWritten() throws IOException {
      ProgramRun run =
          ProgramRun.of(
              "sweep",
              "--mapper_path",
              mapper,
              "--labels_csv",
              labels,
              "--thresholds",
              "1",
              "--max_abstain_rate",
              "0.1",
              "--min_overall_acc",
              "0.99",
              "--rows_csv",
              folder.resolve("rows.csv"),
              "--out_csv",
              folder.resolve("metrics.csv"),
              "--out_summary",
              folder.resolve("summary.json"));

      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err()).contains("gate missed: abstain rate ", "gate missed: overall accuracy");
      assertThat(files()).containsExactly("metrics.csv", "rows.csv", "summary.json");
      assertThat(
              Json.parse(Files.readString(folder.resolve("summary.json"))).path("status").asText())
          .isEqualTo("fail");
    }

    @Test
    void aLockThatDoesNotVerifyIsCodeOneWithTheFirstDifference() throws IOException {
      ProgramRun.of("recipe", "--labels-csv", labels, "--out-dir", folder).assertDone();
      Path rows = folder.resolve("rows.csv");
      Files.writeString(rows, Files.readString(rows).replaceFirst("swap", "Swap"));

      ProgramRun run = ProgramRun.of("verify", folder.resolve("lock.json"));

      assertThat(run.code()).isEqualTo(1);
      assertThat(run.out()).startsWith("rows: ").contains("differs from the rebuilt one from byte");
    }
  }

  @Nested
  class Usage {

    @Test
    void anUnknownVerbIsAnsweredWithOneThatExists() throws IOException {
      fails(2, List.of("tran"), "tran", "train");
    }

    @Test
    void anUnknownOptionIsNamed() throws IOException {
      fails(2, List.of("train", "--maper_path", "m"), "--mapper-path");
      fails(
          2,
          List.of("train", "--mapper-path", mapper, "--labels-csv", labels, "--fast"),
          "--fast",
          "--help");
    }

    @Test
    void aMissingOptionIsNamed() throws IOException {
      fails(2, List.of("train", "--labels-csv", labels), "--mapper-path");
      fails(2, List.of("train", "--mapper-path", folder.resolve("m")), "--labels-csv", "--domain");
      fails(
          2,
          List.of("train", "--mapper-path", folder.resolve("m"), "--prompts-jsonl", prompts),
          "--labels-csv beside it");
      fails(2, List.of("map", "--mapper-path", mapper), "either one prompt or --prompts-jsonl");
      fails(2, List.of(), "a verb is missing");
      fails(2, List.of("domains"), "list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.2,much", "0.2,,0.3", "", "0.2;0.3", "1.01", "-0.1", "NaN", "0.5,2"})
    void thresholdsThatAreNoneAreNamed(String thresholds) throws IOException {
      fails(
          2,
          List.of(
              "sweep",
              "--mapper-path",
              mapper,
              "--labels-csv",
              labels,
              "--thresholds=" + thresholds,
              "--rows-csv",
              folder.resolve("rows.csv")),
          "threshold",
          "umber");
    }

    @Test
    void aGateOutsideTheUnitIntervalIsNamed() throws IOException {
      fails(
          2,
          List.of(
              "sweep", "--mapper-path", mapper, "--labels-csv", labels, "--max-abstain-rate", "5"),
          "--max-abstain-rate 5.0 is not a number in [0, 1]");
      fails(
          2,
          List.of(
              "sweep", "--mapper-path", mapper, "--labels-csv", labels, "--min-overall-acc", "all"),
          "--min-overall-acc",
          "all");
      fails(
          2,
          List.of("sweep", "--mapper-path", mapper, "--labels-csv", labels, "--choose-by", "luck"),
          "luck",
          "UTILITY");
    }

    @Test
    void anUnknownDomainIsAnsweredWithOneThatExists() throws IOException {
      fails(
          2,
          List.of("train", "--mapper-path", folder.resolve("m"), "--domain", "defy"),
          "No domain 'defy'. Loaded: arc, ",
          "Did you mean 'defi'?");
    }
  }

  @Nested
  class BadInput {

    @Test
    void aMissingFileIsCodeThree() throws IOException {
      Path none = folder.resolve("none.csv");
      fails(3, train(none), "none.csv: no such file", "Mend the path");
      fails(3, List.of("verify", none), "none.csv: no such file");
      fails(3, List.of("report", "--rows-csv", none), "none.csv: no such file");
      fails(
          3,
          List.of("map", "--mapper-path", mapper, "--prompts-jsonl", none),
          "none.csv: no such file");
    }

    @Test
    void faultyRowsAreNamedWithFileAndLine() throws IOException {
      fails(3, train(write("empty.csv", "")), "empty.csv: holds no rows");
      fails(
          3,
          train(write("quote.csv", "prompt,label\n\"a,x\n")),
          "quote.csv, line 2",
          "Close every");
      fails(3, train(write("column.csv", "prompt,class\na,x\n")), "column.csv, line 1");
      fails(3, train(write("fields.csv", "prompt,label\na,x,y\n")), "fields.csv, line 2");
      fails(3, train(write("one.csv", "prompt,label\na,x\nb,x\n")), "one.csv: has 1 class");
      fails(3, train(write("rare.csv", "prompt,label\na,x\nb,x\nc,y\n")), "'y' has 1");
      fails(
          3,
          train(write("twice.csv", "prompt,label\na,x\na,y\n")),
          "twice.csv, line 2",
          "twice.csv, line 3",
          "--on-conflict");
      Path latin = folder.resolve("latin.csv");
      Files.write(latin, "prompt,label\ncafé,x\n".getBytes(StandardCharsets.ISO_8859_1));
      fails(3, train(latin), "latin.csv, line 2: is not valid UTF-8");
    }

    @Test
    void promptsThatDoNotFitTheLabelsAreNamedInBothFiles() throws IOException {
      Path few = write("few.jsonl", "{\"prompt\":\"a\"}\n");
      List<Object> args = new ArrayList<>(train(labels));
      args.addAll(List.of("--prompts_jsonl", few));
      fails(3, args, "few.jsonl, line 1 and ", "labels.csv, line 2", "mend either file");

      Path broken = write("broken.jsonl", "{\"prompt\":\"a\"\n");
      args.set(args.size() - 1, broken);
      fails(3, args, "broken.jsonl, line 1: malformed JSON");
    }

    @Test
    void aLabelTheDomainDoesNotHaveIsNamed() throws IOException {
      List<Object> args =
          new ArrayList<>(train(write("typo.csv", "prompt,label\na,swap_aset\nb,oos\n")));
      args.addAll(List.of("--domain", "defi"));
      fails(3, args, "typo.csv, line 2: unknown label 'swap_aset'. Did you mean 'swap_asset'?");
    }

    @Test
    void aFaultyFileOfThresholdsIsNamed() throws IOException {
      for (String text : List.of("{\"swop_asset\":0.5}", "{\"swap_asset\":1.5}", "{", "[]")) {
        fails(
            3,
            List.of(
                "sweep",
                "--mapper-path",
                mapper,
                "--labels-csv",
                labels,
                "--per-class-thresholds",
                write("own.json", text),
                "--rows-csv",
                folder.resolve("rows.csv")),
            "own.json");
      }
    }

    @Test
    void aFaultyLineOnStandardInputIsNamed() {
      ProgramRun run =
          withInput(
              new ByteArrayInputStream("prompt".getBytes(StandardCharsets.UTF_8)),
              "map",
              "--mapper-path",
              mapper,
              "--prompts-jsonl",
              "-");
      run.assertFails(3, "standard input, line 1: malformed JSON");
    }

    private List<Object> train(Path rows) {
      return List.of("train", "--mapper-path", folder.resolve("m.mapper"), "--labels-csv", rows);
    }
  }

  @Nested
  class UnusableBundles {

    @Test
    void whatIsNoBundleIsCodeFour() throws IOException {
      fails(4, List.of("map", "--mapper-path", labels, "x"), "not a usable mapper bundle");
      fails(4, List.of("map", "--mapper-path", folder.resolve("none"), "x"), "No mapper bundle at");
      fails(4, List.of("map", "--mapper-path", folder, "x"), "No mapper bundle at");
    }

    @Test
    void aTruncatedOrChangedBundleIsCodeFour() throws IOException {
      byte[] bytes = Files.readAllBytes(mapper);
      Path damaged = folder.resolve("damaged.mapper");
      Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));
      fails(4, List.of("map", "--mapper-path", damaged, "x"), "damaged.mapper", "train anew");

      bytes[bytes.length / 2] ^= 4;
      Files.write(damaged, bytes);
      fails(
          4,
          List.of(
              "sweep",
              "--mapper-path",
              damaged,
              "--labels-csv",
              labels,
              "--rows-csv",
              folder.resolve("rows.csv")),
          "damaged.mapper");
    }
  }

  @Nested
  class InputAndOutput {

    @Test
    void aFolderThatCannotBeWrittenIsCodeFive() throws IOException {
      Path file = write("file", "x");
      fails(
          5,
          List.of("train", "--mapper-path", file.resolve("m.mapper"), "--labels-csv", labels),
          "m.mapper: cannot be written",
          "Choose a folder");
      fails(
          5,
          List.of(
              "sweep",
              "--mapper-path",
              mapper,
              "--labels-csv",
              labels,
              "--rows-csv",
              folder.resolve("rows.csv"),
              "--out-csv",
              file.resolve("metrics.csv")),
          "metrics.csv: cannot be written");
      fails(
          5,
          List.of("recipe", "--labels-csv", labels, "--out-dir", file.resolve("dish")),
          "cannot be written");
    }

    @Test
    void aFolderInPlaceOfTheFileIsCodeFive() throws IOException {
      Files.createDirectories(folder.resolve("taken/inside"));
      fails(
          5,
          List.of("train", "--mapper-path", folder.resolve("taken"), "--labels-csv", labels),
          "taken: cannot be written");
    }

    @Test
    void inputThatBreaksOffIsCodeFive() {
      InputStream broken =
          new InputStream() {
            @Override
            public int read() throws IOException {
              throw new IOException("the pipe broke");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
              return read();
            }
          };
      withInput(broken, "map", "--mapper-path", mapper, "--prompts-jsonl", "-")
          .assertFails(5, "standard input: cannot be read: the pipe broke");
    }
  }

  static Stream<String> strangePrompts() {
    return Stream.of(
        "",
        " \t",
        "x ".repeat(1 << 19),
        "\u0000\u0007\u001b[31m",
        "💸🚀 swap 👩‍👩‍👧",
        "مرحبا بالعالم",
        "\u202eswap",
        "\ud83d",
        "--help",
        "-1");
  }

  @Test
  void trainingReadsPromptsFromStandardInputAndMakesTheSameMapper() throws IOException {
    Path prompts = SampleFiles.promptsJsonl(folder.resolve("prompts.jsonl"));
    Path labels = SampleFiles.labelsCsv(folder.resolve("labels.csv"));
    Path fromFile = folder.resolve("file.mapper");
    Path fromInput = folder.resolve("input.mapper");

    ProgramRun.of(
        "train", "--mapper-path", fromFile, "--labels_csv", labels, "--prompts_jsonl", prompts);
    try (InputStream input = Files.newInputStream(prompts)) {
      withInput(
          input,
          "train",
          "--mapper-path",
          fromInput,
          "--labels_csv",
          labels,
          "--prompts_jsonl",
          "-");
    }

    assertThat(fromInput).hasSameBinaryContentAs(fromFile);
    fails(
        2,
        List.of("recipe", "--labels_csv", labels, "--prompts_jsonl", "-"),
        "can be read only once",
        "give a file");
  }

  /** Asserts that a run fails as told and writes no file. */
  private void fails(int code, List<?> args, String... parts) throws IOException {
    List<String> found = files();
    ProgramRun.of(args.toArray()).assertFails(code, parts);
    assertThat(files()).isEqualTo(found);
  }

  private static ProgramRun withInput(InputStream input, Object... args) {
    InputStream standard = System.in;
    try {
      System.setIn(input);
      return ProgramRun.of(args);
    } finally {
      System.setIn(standard);
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
