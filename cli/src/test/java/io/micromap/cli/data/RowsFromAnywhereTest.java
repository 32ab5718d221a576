package io.micromap.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.cli.ProgramRun;
import io.micromap.cli.SampleFiles;
import io.micromap.cli.TrainedSample;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Verbs read rows in every form and from every place, and get the same out of them. */
class RowsFromAnywhereTest extends TrainedSample {

  @Test
  void columnsOfOtherNamesTrainTheSameMapper() throws IOException {
    Path tickets =
        write(
            "tickets.csv",
            Files.readString(labels).replaceFirst("prompt,label", "Short description,Category"));

    assertThat(
            train(
                "--labels_csv",
                tickets,
                "--text_column",
                "short description",
                "--label-column",
                "Category"))
        .hasSameBinaryContentAs(mapper);
    fails(
        3,
        List.of("train", "--mapper-path", folder.resolve("m"), "--data", tickets),
        "line 1: has the columns Short description,Category",
        "name other columns with --text-column and --label-column");
  }

  @Test
  void linesThatCarryTheirLabelsNeedNoOtherFile() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (SampleFiles.Row row : SampleFiles.rows()) {
      lines.append(Json.line(row)).append('\n');
    }
    Path jsonl = write("rows.jsonl", lines.toString());

    assertThat(train("--prompts-jsonl", jsonl)).hasSameBinaryContentAs(mapper);
    assertThat(train("--labels-csv", jsonl)).hasSameBinaryContentAs(mapper);
    assertThat(sweep("--prompts-jsonl", jsonl).out())
        .isEqualTo(sweep("--labels-csv", labels).out());
    fails(
        2,
        List.of("train", "--mapper-path", folder.resolve("m"), "--prompts-jsonl", prompts),
        "--prompts-jsonl needs --labels-csv too: it has no labels");
  }

  @Test
  void packedFilesAndUtf16AreReadByEveryOptionThatReads() throws IOException {
    Path packed = folder.resolve("labels.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(("\uFEFF" + Files.readString(labels)).getBytes(StandardCharsets.UTF_16LE));
    }
    Path strict = folder.resolve("strict.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(strict))) {
      out.write("{\"swap_asset\": 1}".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(train("--labels-csv", packed)).hasSameBinaryContentAs(mapper);
    assertThat(
            ProgramRun.of(
                    "map", "--mapper-path", mapper, "--per-class-thresholds", strict, "swap my eth")
                .assertDone()
                .out())
        .contains("below_class_threshold");
  }

  @Test
  void labelsComeFromStandardInputToo() throws IOException {
    Path made = folder.resolve("input.mapper");

    withInput(Files.newInputStream(labels), "train", "--mapper-path", made, "--labels-csv", "-")
        .assertDone();

    assertThat(made).hasSameBinaryContentAs(mapper);
    fails(
        2,
        List.of("train", "--mapper-path", made, "--labels-csv", "-", "--prompts-jsonl", "-"),
        "cannot both come from standard input");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aNamedPipeIsReadOnceAndRefusedWhereItWouldBeReadAgain() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              try (OutputStream out = Files.newOutputStream(pipe)) {
                Files.copy(labels, out);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });

    assertThat(train("--labels-csv", pipe)).exists();
    writing.cancel(true);
    fails(2, List.of("recipe", "--labels-csv", pipe), "can be read only once", "Give a file");
  }

  @Test
  void aLockKnowsTheColumnsAndVerifies() throws IOException {
    Path tickets =
        write(
            "tickets.csv", Files.readString(labels).replaceFirst("prompt,label", "text,category"));
    Path out = folder.resolve("out");

    ProgramRun.of(
            "recipe",
            "--labels-csv",
            tickets,
            "--text-column",
            "text",
            "--label-column",
            "category",
            "--out-dir",
            out)
        .assertDone();

    ProgramRun.of("verify", out.resolve("lock.json")).assertDone();
    assertThat(
            Json.parse(Files.readString(out.resolve("lock.json")))
                .at("/training/columns/label")
                .asText())
        .isEqualTo("category");
  }

  @Test
  void columnsAreAboutFilesAlone() throws IOException {
    fails(
        2,
        List.of(
            "train",
            "--mapper-path",
            folder.resolve("m"),
            "--domain",
            "defi",
            "--text-column",
            "t"),
        "--text-column would be ignored");
  }

  private Path train(Object... rows) throws IOException {
    Path made = folder.resolve("made.mapper");
    Files.deleteIfExists(made);
    Object[] args = new Object[rows.length + 3];
    args[0] = "train";
    args[1] = "--mapper-path";
    args[2] = made;
    System.arraycopy(rows, 0, args, 3, rows.length);
    ProgramRun.of(args).assertDone();
    return made;
  }

  private static ProgramRun sweep(Object option, Object file) {
    return ProgramRun.of("sweep", "--mapper-path", mapper, option, file).assertDone();
  }
}
