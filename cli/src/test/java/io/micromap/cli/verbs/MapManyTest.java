package io.micromap.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.ProgramRun;
import io.micromap.cli.TrainedSample;
import io.micromap.runtime.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** {@code map} reads prompts as people and programs have them, and writes what they can use. */
class MapManyTest extends TrainedSample {

  private static final String JSONL =
      "{\"prompt\":\"swap my eth\",\"id\":\"a\"}\n{\"prompt\":\"claim it\",\"id\":\"b\"}\n";

  @Nested
  class Read {

    @Test
    void plainLinesCsvAndJsonlGetTheSameAnswers() throws IOException {
      List<String> answers = labels(map(JSONL, "-"));

      assertThat(answers).containsExactly("swap_asset", "claim_rewards");
      assertThat(labels(map("swap my eth\n\nclaim it", "-"))).isEqualTo(answers);
      assertThat(labels(map("Prompt;other\nswap my eth;1\n;\n\"claim it\";\n", "-")))
          .isEqualTo(answers);
      assertThat(labels(map("id,prompt\na,swap my eth\nb,claim it\n", "--prompts-jsonl", "-")))
          .isEqualTo(answers);
      assertThat(
              labels(
                  map(
                      "[{\"prompt\":\"swap my eth\"},\n{\"prompt\":\"claim it\"}]",
                      "--prompts",
                      "-")))
          .isEqualTo(answers);
      assertThat(
              labels(map("text\tx\nswap my eth\t1\nclaim it\t2\n", "-", "--text-column", "text")))
          .isEqualTo(answers);
    }

    @Test
    void filesAreReadAsStandardInputIs() throws IOException {
      Path lines = write("lines.txt", "swap my eth\nclaim it\n");
      Path jsonl = write("rows.jsonl", JSONL);

      assertThat(labels(map("", "--prompts", lines))).isEqualTo(labels(map(JSONL, "-")));
      assertThat(map("", "--prompts", jsonl).out()).isEqualTo(map(JSONL, "-").out());
      assertThat(map("", "--prompts-jsonl", jsonl).out()).isEqualTo(map(JSONL, "-").out());
    }

    @Test
    void aFileThatIsCalledATableIsOne() throws IOException {
      Path table = write("tickets.csv", "Text,ID\nswap my eth,4\n");

      map("", "--prompts", table)
          .assertFails(
              3, "tickets.csv, line 1: has no column 'prompt'", "--text-column", "--input-format");
      assertThat(labels(map("", "--prompts", table, "--text-column", "text")))
          .containsExactly("swap_asset");
      assertThat(labels(map("", "--prompts", table, "--input-format", "lines"))).hasSize(2);
    }

    @Test
    void theFormCanBeSaid() throws IOException {
      Path braces = write("braces.txt", "{swap} my eth\n");

      assertThat(labels(map("", "--prompts", braces, "--input-format", "lines")))
          .containsExactly("swap_asset");
      assertThat(map("", "--prompts", braces).code()).isEqualTo(3);
    }

    @Test
    void aCsvThatOnlyItsFirstLineSpeaksForIsSaid() throws IOException {
      String lines = "swap 2 eth, prompt\nclaim it, now\n";
      Path table = write("table.csv", "id,prompt\na,swap it\n");

      ProgramRun guessed = map(lines, "-");

      assertThat(guessed.err())
          .isEqualTo(
              "standard input, line 1: is read as the header of a CSV, and its column 'prompt' as the"
                  + " prompts; with --prompts or '-', --input-format lines reads every line as a"
                  + " prompt.\n");
      assertThat(map("\nsep=;\nid;prompt\na;swap it\n", "--prompts-jsonl", "-").err())
          .contains("standard input, line 3: is read as the header of a CSV");
      assertThat(map(lines, "-", "--input-format", "lines").assertDone().err()).isEmpty();
      assertThat(map(lines, "-", "--input-format", "csv").assertDone().err()).isEmpty();
      assertThat(map(lines, "-", "--text-column", "prompt").assertDone().err()).isEmpty();
      assertThat(map("", "--prompts", table).assertDone().err()).isEmpty();
    }

    @Test
    void idsOfACsvComeBackAndRowsWithoutAreNumbered() throws IOException {
      assertThat(ids(map("ticket,prompt\nT-1,swap\nT-2,claim\n", "-", "--id-column", "ticket")))
          .containsExactly("T-1", "T-2");
      assertThat(ids(map("swap\n\nclaim\n", "-"))).containsExactly("1", "2");
    }

    @Test
    void aDashBehindTwoDashesIsAPrompt() throws IOException {
      ProgramRun run = ProgramRun.of("map", "--mapper-path", mapper, "--", "-");

      assertThat(Json.parse(run.assertDone().out()).path("reason").asText())
          .isEqualTo("no_known_features");
    }

    @Test
    void aPipeAloneIsRead() throws IOException {
      System.setProperty("micromap.piped", "true");
      try {
        assertThat(labels(map("swap my eth\n"))).containsExactly("swap_asset");
        map("").assertFails(3, "standard input: holds no prompts");
      } finally {
        System.clearProperty("micromap.piped");
      }
      map("swap my eth\n").assertFails(2, "Give either one prompt or --prompts-jsonl");
    }

    @Test
    void moreThanOneSourceIsRefused() throws IOException {
      fails(2, List.of("map", "--mapper-path", mapper, "-", "--prompts", "-"), "Give either one");
      fails(
          2,
          List.of("map", "--mapper-path", mapper, "swap", "--on-error", "stop"),
          "--on-error would be ignored");
    }

    @Test
    void explainReadsItsPromptFromStandardInput() throws IOException {
      ProgramRun piped = withInput(input("swap my eth\n"), "explain", "--mapper-path", mapper, "-");

      assertThat(piped.assertDone())
          .isEqualTo(ProgramRun.of("explain", "--mapper-path", mapper, "swap my eth"));
    }
  }

  @Nested
  class Written {

    @Test
    void aCsvHasALineEachThatLineToolsReadRightly() throws IOException {
      ProgramRun run =
          map(
              "{\"prompt\":\"swap, \\\"my\\\"\\neth\"}\n{\"prompt\":\"\"}\n",
              "-",
              "--format",
              "csv");

      List<String> lines = run.assertDone().out().lines().toList();
      assertThat(lines)
          .hasSize(3)
          .first()
          .isEqualTo(
              "id,status,label,confidence,threshold,reason,candidate,runner_up,margin,prompt");
      assertThat(lines.get(1))
          .matches(
              "1,MAPPED,swap_asset,0\\.[0-9]{6},0\\.[0-9]{6},confident,swap_asset,[a-z_]+,"
                  + "0\\.[0-9]{6},\"swap, \"\"my\"\"\\\\neth\"");
      assertThat(lines.get(2)).startsWith("2,ABSTAINED,,0.000000,").contains(",empty,,,");
    }

    @Test
    void textIsOneSentenceEach() throws IOException {
      assertThat(map("swap my eth\nqqq\n", "-", "--format", "text").assertDone().out().lines())
          .satisfiesExactly(
              first -> assertThat(first).matches("swap_asset 0\\.[0-9]{4}: swap my eth"),
              second -> assertThat(second).startsWith("abstained, ").endsWith(": qqq"));
      assertThat(
              ProgramRun.of(
                      "map", "--mapper-path", mapper, "--format", "text", "--top-k", "2", "swap it")
                  .assertDone()
                  .out()
                  .lines())
          .hasSize(3);
    }

    @Test
    void asManyClassesAreListedAsWereAskedFor() throws IOException {
      assertThat(ranking("1")).hasSize(1);
      assertThat(ranking("3")).hasSize(3);
      assertThat(ranking("100")).hasSize(4);
      assertThat(
              map("swap it\n", "-", "--format", "csv", "--top-k", "2").assertDone().out().lines())
          .anyMatch(
              line -> line.matches(".*,swap_asset 0\\.[0-9]{6};[a-z_]+ 0\\.[0-9]{6},swap it"));
      fails(2, List.of("map", "--mapper-path", mapper, "--top-k", "0", "x"), "--top-k 0");
    }

    @Test
    void numbersHaveTheDigitsThatTheyNeed() throws IOException {
      String json = ProgramRun.of("map", "--mapper-path", mapper, "swap it").assertDone().out();

      assertThat(json).doesNotContainPattern("0\\.[0-9]{7}");
    }

    @Test
    void aFileHoldsWhatStandardOutputWould() throws IOException {
      Path file = folder.resolve("answers.jsonl");

      assertThat(map(JSONL, "-", "--out", file).assertDone().out()).isEmpty();
      assertThat(Files.readString(file)).isEqualTo(map(JSONL, "-").out());
    }

    @Test
    void aFileIsOfTheFormThatItIsCalledBy() throws IOException {
      Path csv = folder.resolve("answers.csv");
      map(JSONL, "-", "--out", csv).assertDone();
      assertThat(Files.readString(csv)).isEqualTo(map(JSONL, "-", "--format", "csv").out());
      map(JSONL, "-", "--out", csv, "--format", "jsonl").assertDone();
      assertThat(Files.readString(csv)).isEqualTo(map(JSONL, "-").out());
    }

    @Test
    void halfACharacterIsItsEscapeInACsv() throws IOException {
      Path file = folder.resolve("half.csv");
      String half = "{\"prompt\":\"swap my eth \\ud83d\"}\n{\"prompt\":\"claim it\"}\n";

      map(half, "-", "--format", "csv", "--out", file).assertDone();
      assertThat(Files.readString(file)).contains(",swap my eth \\ud83d\n", ",claim it\n");
    }

    private JsonNode ranking(String most) throws IOException {
      return Json.parse(
              ProgramRun.of("map", "--mapper-path", mapper, "--top-k", most, "swap it")
                  .assertDone()
                  .out())
          .path("ranking");
    }
  }

  @Nested
  class LinesWithoutAPrompt {

    private static final String LINES =
        "{\"prompt\":\"swap my eth\"}\n\n{\"prompt\"\n{\"prompt\":5,\"id\":\"k\"}\n{\"prompt\":\"claim it\"}\n";

    @Test
    void areAnsweredWithAnErrorAndTheOthersAsUsual() throws IOException {
      ProgramRun run = map(LINES, "--prompts-jsonl", "-");

      List<JsonNode> answers = answers(run);
      assertThat(answers)
          .extracting(each -> each.path("status").asText())
          .containsExactly("MAPPED", "ERROR", "ERROR", "MAPPED");
      assertThat(answers.get(1).path("line").asInt()).isEqualTo(3);
      assertThat(answers.get(1).path("id").isNull()).isTrue();
      assertThat(answers.get(1).path("label").isNull()).isTrue();
      assertThat(answers.get(1).path("error").asText()).isEqualTo("bad_json");
      assertThat(answers.get(1).path("message").asText())
          .startsWith("standard input, line 3: malformed JSON");
      assertThat(answers.get(2).path("id").asText()).isEqualTo("k");
      assertThat(answers.get(3).path("id").asText()).isEqualTo("4");
      assertThat(run.code()).isEqualTo(3);
      assertThat(run.err())
          .contains(
              "standard input, line 3: malformed JSON",
              "standard input: 2 of 4 lines held no prompt");
    }

    @Test
    void inWholeFilesSayWhichOptionsReadThem() throws IOException {
      ProgramRun other = map("{\"text\":\"swap\",\"day\":3}\n", "-");
      assertThat(other.code()).isEqualTo(3);
      assertThat(other.err())
          .contains("no field \"prompt\", but text,day.", "--text-column names another field");
      assertThat(map("{urgent} swap my eth\n", "-").err()).contains("--input-format lines");
      assertThat(map(LINES, "-").err()).doesNotContain("--text-column");
    }

    @Test
    void sayHowTheyAreReadAsTheyStandWhereTheirFormWasGuessed() throws IOException {
      String lines = "{swap} 2 eth\nclaim it\n";

      assertThat(answers(map(lines, "-")))
          .extracting(each -> each.path("message").asText())
          .allSatisfy(
              message ->
                  assertThat(message)
                      .contains(
                          "Each line has the form", "as a prompt with --input-format lines."));
      assertThat(map(lines, "--prompts-jsonl", "-").out()).doesNotContain("--input-format");
      assertThat(map(lines, "-", "--input-format", "jsonl").out()).doesNotContain("--input-format");
    }

    @Test
    void whoseIdNoArtifactCouldHoldAreBadValues() throws IOException {
      List<String> inputs =
          List.of(
              "{\"prompt\":\"swap it\",\"id\":\"a,b\"}\n",
              "{\"prompt\":\"swap it\",\"id\":\"a\\nb\"}\n",
              "{\"prompt\":\"swap it\",\"id\":\"\"}\n",
              "id,prompt\n\"a,b\",swap it\n");
      for (String input : inputs) {
        JsonNode answer = answers(map(input, "-")).get(0);

        assertThat(answer.path("error").asText()).isEqualTo("bad_value");
        assertThat(answer.path("message").asText()).contains(": id '").doesNotContain("form");
      }
    }

    @Test
    void haveNoOtherRowsIdWhereAQuoteHidesTheirs() throws IOException {
      ProgramRun run = map("id,prompt\n2,swap it\n8,\"swap\" it\n", "-");

      List<JsonNode> answers = answers(run);
      assertThat(answers.get(0).path("id").asText()).isEqualTo("2");
      assertThat(answers.get(1).path("status").asText()).isEqualTo("ERROR");
      assertThat(answers.get(1).path("id").isNull()).isTrue();
    }

    @Test
    void endTheWorkWhereThatIsAskedFor() throws IOException {
      ProgramRun run = map(LINES, "--prompts-jsonl", "-", "--on-error", "stop");

      assertThat(run.code()).isEqualTo(3);
      assertThat(run.out().lines()).hasSize(1);
      assertThat(run.err()).contains("standard input, line 3: malformed JSON");
    }

    @Test
    void areNamedInACsvToo() throws IOException {
      ProgramRun run = map("id,prompt\nT-1,swap it\nT-2\nT-3,claim it\n", "-", "--format", "csv");

      assertThat(run.out().lines().skip(1).map(line -> line.split(",", -1)[1]))
          .containsExactly("MAPPED", "ERROR", "MAPPED");
      assertThat(run.out()).contains("standard input, line 3: 1 field where the header has 2.");
      assertThat(run.out().lines().skip(1).map(line -> line.split(",", -1)[0]))
          .containsExactly("T-1", "T-2", "T-3");
    }

    @Test
    void areThoseThatAreNotUtf8() {
      byte[] bytes = "swap it\ncaf\u00e9\nclaim it\n".getBytes(StandardCharsets.ISO_8859_1);

      ProgramRun run =
          withInput(
              new ByteArrayInputStream(bytes),
              "map",
              "--mapper-path",
              mapper,
              "--format",
              "text",
              "-");

      assertThat(run.out().lines())
          .satisfiesExactly(
              first -> assertThat(first).startsWith("swap_asset"),
              second ->
                  assertThat(second)
                      .isEqualTo(
                          "error: standard input, line 2: is not valid UTF-8. Send UTF-8: iconv -f latin1 -t utf-8 makes"
                              + " it, of Latin 1."),
              third -> assertThat(third).startsWith("claim_rewards"));
    }
  }

  private static ByteArrayInputStream input(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ProgramRun map(String input, Object... more) {
    List<Object> args = new ArrayList<>(List.of("map", "--mapper-path", mapper));
    args.addAll(Arrays.asList(more));
    return withInput(input(input), args.toArray());
  }

  private static List<JsonNode> answers(ProgramRun run) throws IOException {
    List<JsonNode> answers = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      answers.add(Json.parse(line));
    }
    return answers;
  }

  private static List<String> labels(ProgramRun run) throws IOException {
    return answers(run.assertDone()).stream().map(each -> each.path("label").asText()).toList();
  }

  private static List<String> ids(ProgramRun run) throws IOException {
    return answers(run.assertDone()).stream().map(each -> each.path("id").asText()).toList();
  }
}
