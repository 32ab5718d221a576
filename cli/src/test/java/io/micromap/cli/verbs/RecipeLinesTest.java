package io.micromap.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.cli.SampleFiles;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the recipe's lines as its users have them, in bash, with the tools they use. */
class RecipeLinesTest {

  private static final String TRAIN =
      "./micromap train --mapper_path .artifacts/domain_mapper_embed.mapper --prompts_jsonl"
          + " data/prompts.jsonl --labels_csv data/labels.csv";
  private static final String SWEEP =
      "./micromap sweep --mapper_path .artifacts/domain_mapper_embed.mapper --prompts_jsonl"
          + " data/prompts.jsonl --labels_csv data/labels.csv --thresholds"
          + " \"0.2,0.25,0.3,0.35,0.4\" --per_class_thresholds fixtures/m8_per_class_thresholds.json"
          + " --rows_csv .artifacts/m8_rows.csv --out_summary .artifacts/m8_sum.json --out_csv"
          + " .artifacts/m8_metrics.csv";
  private static final String COLUMN = "column -s, -t < .artifacts/m8_metrics.csv | head -15";
  private static final String JQ = "jq '.chosen' .artifacts/m8_sum.json";
  private static final String AWK =
      "awk -F, 'NR>1{g[$2]++; if($2==$3) c[$2]++} END{for(k in g) printf \"%-15s %5d"
          + " acc=%.4f\\n\", k, g[k], c[k]/g[k]}' .artifacts/m8_rows.csv | sort";

  @TempDir Path folder;

  @Test
  void theFiveLinesOfTheRecipeRunAsTheyStand() throws Exception {
    SampleFiles.promptsJsonl(folder.resolve("data/prompts.jsonl"));
    SampleFiles.labelsCsv(folder.resolve("data/labels.csv"));
    Files.createDirectories(folder.resolve("fixtures"));
    Files.writeString(
        folder.resolve("fixtures/m8_per_class_thresholds.json"),
        "{\"swap_asset\": 0.45, \"stake_asset\": 0.3}");
    writeLauncher();

    bash(TRAIN);
    String told = bash(SWEEP);

    JsonNode summary = Json.parse(Files.readString(folder.resolve(".artifacts/m8_sum.json")));
    List<String> rows = Files.readAllLines(folder.resolve(".artifacts/m8_rows.csv"));
    assertThat(rows).hasSize(SampleFiles.rows().size() + 1);
    assertThat(summary.path("chosen").path("per_class_thresholds").path("swap_asset").asDouble())
        .isEqualTo(0.45);

    assertThat(bash(AWK)).isEqualTo(totals(summary)).isEqualTo(totals(told));

    assumeTrue(has("jq"), "jq is not installed");
    assertThat(Json.parse(bash(JQ)).equals(RecipeLinesTest::byValue, summary.path("chosen")))
        .isTrue();

    assumeTrue(has("column"), "column is not installed");
    List<String> metrics = Files.readAllLines(folder.resolve(".artifacts/m8_metrics.csv"));
    assertThat(metrics).hasSize(6);
    assertThat(bash(COLUMN).lines().map(line -> line.strip().split(" +", -1)[0]))
        .isEqualTo(metrics.stream().map(line -> line.split(",", -1)[0]).toList());
  }

  /** The class balance of the summary in the form of awk's totals. */
  private static String totals(JsonNode summary) {
    return StreamSupport.stream(summary.path("class_balance").spliterator(), false)
        .map(
            line ->
                total(
                    line.path("label").asText(),
                    line.path("rows").asInt(),
                    line.path("correct").asInt()))
        .reduce("", String::concat);
  }

  /** The table that the sweep printed in the form of awk's totals. */
  private static String totals(String told) {
    TreeMap<String, String> lines = new TreeMap<>();
    told.lines()
        .dropWhile(line -> !line.startsWith("class "))
        .skip(1)
        .takeWhile(line -> !line.isBlank())
        .map(line -> line.split(" +", -1))
        .forEach(
            cells ->
                lines.put(
                    cells[0],
                    total(cells[0], Integer.parseInt(cells[1]), Integer.parseInt(cells[2]))));
    return String.join("", lines.values());
  }

  /** Compares numbers by value: jq writes 1 for 1.0. */
  private static int byValue(JsonNode a, JsonNode b) {
    boolean sameNumber = a.isNumber() && b.isNumber() && a.asDouble() == b.asDouble();
    return sameNumber || a.equals(b) ? 0 : 1;
  }

  private static String total(String label, int rows, int correct) {
    return String.format(Locale.ROOT, "%-15s %5d acc=%.4f\n", label, rows, (double) correct / rows);
  }

  private void writeLauncher() throws IOException {
    Path launcher =
        Files.writeString(
            folder.resolve("micromap"),
            "#!/bin/sh\nexec '"
                + Path.of(System.getProperty("java.home"), "bin", "java")
                + "' -cp '"
                + System.getProperty("java.class.path")
                + "' io.micromap.cli.Main \"$@\"\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  private static boolean has(String tool) {
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
  }

  private String bash(String line) throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-o", "pipefail", "-c", line)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(line).isTrue();
    assertThat(process.exitValue()).as(line + "\n" + Files.readString(err)).isZero();
    return Files.readString(out);
  }
}
