package io.micromap.cli.rails;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.ProgramRun;
import io.micromap.cli.SampleFiles;
import io.micromap.runtime.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the rails' verbs from end to end. */
class RailsCommandsTest {

  private static final String TWO = "swap my eth, then claim it";

  @TempDir private static Path shared;
  private static Path mapper;
  private static Path rails;
  private static Path labels;

  @TempDir private Path folder;

  @BeforeAll
  static void fit() throws IOException {
    mapper = shared.resolve("sample.mapper");
    rails = shared.resolve("sample.rails");
    labels = SampleFiles.labelsCsv(shared.resolve("labels.csv"));
    ProgramRun.of("train", "--mapper-path", mapper, "--labels-csv", labels).assertDone();
    fitInto(rails).assertDone();
  }

  @Test
  void fitMakesTheSameFileAgainAndSaysHowItDidOnHeldOutRows() throws Exception {
    Path again = folder.resolve("again.rails");

    ProgramRun run = fitInto(again).assertDone();

    assertThat(Json.parse(run.out()).has("out_of_scope_accepted")).isTrue();
    assertThat(again).hasSameBinaryContentAs(rails);
  }

  @Test
  void aFamilyFindsThePlanOfAPrompt() throws Exception {
    JsonNode verdict = Json.parse(audit("--mode", "family", TWO).assertDone().out());

    assertThat(verdict.get("order")).hasToString("[\"swap_asset\",\"claim_rewards\"]");
    assertThat(verdict.get("mapper").get("model").get("id").asText()).isEqualTo("custom");
  }

  @Test
  void promptsAreAuditedLineByLineInOrder() throws Exception {
    Path prompts = folder.resolve("prompts.jsonl");
    Files.writeString(
        prompts, "{\"prompt\":\"swap my eth\",\"id\":\"a\"}\n\n{\"prompt\":\"claim it\"}\n");

    List<String> lines = audit("--prompts-jsonl", prompts).assertDone().out().lines().toList();

    assertThat(lines).hasSize(2);
    assertThat(Json.parse(lines.get(0)).get("id").asText()).isEqualTo("a");
    assertThat(Json.parse(lines.get(1)).get("id").asText()).isEqualTo("2");
    assertThat(Json.parse(lines.get(0)).get("order")).hasToString("[\"swap_asset\"]");
  }

  @Test
  void aLineIsAuditedInItsOwnMode() throws Exception {
    String line = "{\"prompt\":\"" + TWO + "\",\"mode\":\"%s\"}\n";
    Path prompts = folder.resolve("modes.jsonl");
    Files.writeString(prompts, line.formatted("family") + line.formatted("other"));

    ProgramRun run = audit("--prompts-jsonl", prompts);

    List<String> lines = run.out().lines().toList();
    assertThat(Json.parse(lines.get(0)).get("mode").asText()).isEqualTo("family");
    assertThat(Json.parse(lines.get(1)).get("message").asText())
        .endsWith("line 2: \"mode\" is \"other\", neither \"detector\" nor \"family\".");
    assertThat(run.code()).isEqualTo(3);
  }

  @Test
  void aMisspeltFieldIsAnErrorOfItsLine() throws Exception {
    String line = "{\"prompt\":\"claim it\",\"contxt\":{\"ltv\":0.9}}\n";
    Path prompts = Files.writeString(folder.resolve("fields.jsonl"), line);

    ProgramRun run = audit("--prompts-jsonl", prompts);

    assertThat(run.code()).isEqualTo(3);
    assertThat(Json.parse(run.out()).get("error").asText()).isEqualTo("bad_json");
    assertThat(Json.parse(run.out()).get("message").asText())
        .contains("line 1: field \"contxt\" is nearly \"context\"");
    audit("--prompts-jsonl", prompts, "--on-error", "stop").assertFails(3, "contxt", "context");
  }

  @Test
  void aPictureIsDrawn() {
    Path picture = folder.resolve("out.svg");

    ProgramRun run = audit("--plot", picture, TWO).assertDone();

    assertThat(run.err()).contains("wrote " + picture);

    assertThat(picture).content().contains("<svg");
  }

  @Test
  void tracesAreDrawnAndParsedByTheCompatibleParser() throws Exception {
    Path prompts = Files.writeString(folder.resolve("p.jsonl"), "{\"prompt\":\"" + TWO + "\"}\n");
    ProgramRun drawn =
        ProgramRun.of("rails", "traces", "--rails", rails, "--prompts-jsonl", prompts).assertDone();
    Path traces = Files.writeString(folder.resolve("t.jsonl"), drawn.out());

    JsonNode parse = Json.parse(ProgramRun.of("rails", "parse", traces).assertDone().out());

    assertThat(Json.parse(drawn.out()).get("traces").size()).isEqualTo(4);
    assertThat(parse.get("channels").size()).isEqualTo(4);
  }

  @Test
  void aDetectorIsFittedFromLabelledTracesAndUsed() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      lines.append("{\"traces\":").append(bumps(20 + i, 70)).append(",\"truth\":[\"a\",\"b\"]}\n");
    }
    Path examples = Files.writeString(folder.resolve("examples.jsonl"), lines);
    Path model = folder.resolve("model.json");
    ProgramRun.of("rails", "fit", "--traces", examples, "--out", model).assertDone();
    Path request =
        Files.writeString(
            folder.resolve("r.jsonl"), "{\"mode\":\"fitted\",\"traces\":" + bumps(25, 70) + "}\n");

    ProgramRun run = ProgramRun.of("rails", "parse", "--model", model, request).assertDone();

    assertThat(Json.parse(run.out()).get("order")).hasToString("[\"a\",\"b\"]");
  }

  @Test
  void tracesAndStreamsAreDenoisedWhereAskedFor() throws Exception {
    Path traces =
        Files.writeString(folder.resolve("t.jsonl"), "{\"traces\":" + bumps(25, 70) + "}\n");
    Path samples =
        Files.writeString(
            folder.resolve("s.jsonl"), "{\"sample\":{\"a\":1}}\n{\"sample\":{\"a\":3}}\n");

    String plain = ProgramRun.of("rails", "parse", traces).assertDone().out();

    assertThat(ProgramRun.of("rails", "parse", "--denoise", "off", traces).assertDone().out())
        .isEqualTo(plain);
    assertThat(ProgramRun.of("rails", "parse", "--denoise", "hybrid", traces).assertDone().out())
        .isNotEqualTo(plain);
    assertThat(
            ProgramRun.of("rails", "parse", "--denoise", "ema", "--alpha", "0.5", samples)
                .assertDone()
                .out())
        .isEqualTo("{\"sample\":{\"a\":1.0}}\n{\"sample\":{\"a\":2.0}}\n");
    ProgramRun.of("rails", "parse", "--denoise", "ema", "--alpha", "0", samples)
        .assertFails(2, "alpha");
  }

  @Test
  void standardInputIsAnsweredToo() throws Exception {
    InputStream before = System.in;
    String line = "{\"prompt\":\"claim it\"}\n";
    try (InputStream in = new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8))) {
      System.setIn(in);
      assertThat(audit("--prompts-jsonl", "-").assertDone().out()).contains("claim_rewards");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void verdictsGoIntoAFileWhichAppearsWholeOrNotAtAll() throws IOException {
    Path many = Files.writeString(folder.resolve("many.txt"), (TWO + "\nqqq\n").repeat(400));
    String printed = audit("--prompts", many).assertDone().out();
    Path file = folder.resolve("out/verdicts.jsonl");
    Path packed = folder.resolve("verdicts.jsonl.gz");

    assertThat(audit("--prompts", many, "--out", file).assertDone().out()).isEmpty();
    assertThat(file).hasContent(printed);
    audit("--prompts", many, "--out", packed).assertDone();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
      assertThat(in).hasBinaryContent(printed.getBytes(StandardCharsets.UTF_8));
    }
    audit("--out", file, TWO).assertDone();
    assertThat(file).hasContent(audit(TWO).out());

    Path bad = Files.writeString(folder.resolve("bad.jsonl"), "{\"prompt\":\"a\"}\n{\n");
    audit("--prompts-jsonl", bad, "--on-error", "stop", "--out", file).assertFails(3, "line 2");
    assertThat(file).hasContent(audit(TWO).out());
    audit("--prompts", many, "--out", many).assertFails(2, "--out", "would be replaced");
  }

  @Test
  void aFileOfVerdictsIsNotCalledCsv() {
    for (String name : List.of("v.csv", "v.CSV.gz")) {
      Path file = folder.resolve(name);
      ProgramRun.of(
              "rails",
              "audit",
              "--mapper-path",
              "no",
              "--rails",
              "no",
              "--out",
              file,
              "--prompts",
              "no")
          .assertFails(2, "lines of JSON", ".jsonl or .jsonl.gz");
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void anyNumberOfThreadsAuditsAlike() throws IOException {
    Path many = Files.writeString(folder.resolve("many.txt"), (TWO + "\nqqq\n").repeat(400));

    ProgramRun one = audit("--prompts", many, "--threads", "1").assertDone();

    assertThat(one.out().lines()).hasSize(800);
    assertThat(audit("--prompts", many, "--threads", "5")).isEqualTo(one);
    audit("--threads", "2", TWO).assertFails(2, "--threads would be ignored");
  }

  @Test
  void auditReadsPlainLinesAndAnswersABadLineWithAnError() throws IOException {
    InputStream before = System.in;
    try {
      System.setIn(
          new ByteArrayInputStream("claim it\nswap it\n".getBytes(StandardCharsets.UTF_8)));
      assertThat(audit("-").assertDone().out().lines()).hasSize(2);
      String lines = "{\"prompt\":\"a\",\"slots\":5}\n{\"prompt\":\"claim it\"}\n";
      System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
      ProgramRun run = audit("--prompts-jsonl", "-");
      assertThat(run.code()).isEqualTo(3);
      assertThat(run.out().lines())
          .satisfiesExactly(
              bad -> assertThat(bad).contains("\"status\":\"ERROR\"", "\"line\":1", "slots"),
              good -> assertThat(good).contains("claim_rewards"));
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.rails"), "{}");
    Path lines = Files.writeString(folder.resolve("l.jsonl"), "{\"traces\":{}}\n");

    ProgramRun.of("rails").assertFails(2, "fit, audit, traces or parse");
    audit().assertFails(2, "one prompt");
    audit("--plot", folder.resolve("x.svg"), "--prompts-jsonl", lines).assertFails(2, "--plot");
    ProgramRun.of("rails", "audit", "--mapper-path", mapper, "--rails", broken, "hi")
        .assertFails(4, "broken.rails", "rails fit");
    ProgramRun.of("rails", "parse", lines).assertFails(3, "l.jsonl, line 1");
    ProgramRun.of("rails", "fit", "--traces", lines, "--out", folder.resolve("o"))
        .assertFails(3, "line 1", "truth");
    ProgramRun.of("rails", "fit", "--out", folder.resolve("o")).assertFails(2, "--traces");
    ProgramRun.of(
            "rails",
            "fit",
            "--mapper-path",
            mapper,
            "--denoise",
            "ema",
            "--out",
            folder.resolve("o"))
        .assertFails(2, "--denoise", "--traces");
  }

  private static ProgramRun fitInto(Path out) {
    return ProgramRun.of(
        "rails", "fit", "--json", "--mapper-path", mapper, "--labels-csv", labels, "--out", out);
  }

  private static ProgramRun audit(Object... more) {
    Object[] args = new Object[6 + more.length];
    Object[] start = {"rails", "audit", "--mapper-path", mapper, "--rails", rails};
    System.arraycopy(start, 0, args, 0, start.length);
    System.arraycopy(more, 0, args, start.length, more.length);
    return ProgramRun.of(args);
  }

  private static String bumps(int a, int b) {
    StringBuilder left = new StringBuilder();
    StringBuilder right = new StringBuilder();
    for (int t = 0; t < 100; t++) {
      left.append(t == 0 ? "" : ",").append(Math.max(0, 6 - Math.abs(t - a)));
      right.append(t == 0 ? "" : ",").append(Math.max(0, 6 - Math.abs(t - b)));
    }
    String idle = "0.1,".repeat(99) + "0.2";
    return "{\"a\":[" + left + "],\"b\":[" + right + "],\"c\":[" + idle + "]}";
  }
}
