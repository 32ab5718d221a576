package io.micromap.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.ProgramRun;
import io.micromap.cli.SampleFiles;
import io.micromap.cli.TrainedSample;
import io.micromap.runtime.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the verbs from end to end: what they write and say when all is well, or a gate is missed.
 */
class CommandsTest extends TrainedSample {

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

      assertThat(run.out()).startsWith("Test rows, each answered by what the other ");
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
    @MethodSource("io.micromap.cli.verbs.CommandsTest#strangePrompts")
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
        "Give a file");
  }
}
