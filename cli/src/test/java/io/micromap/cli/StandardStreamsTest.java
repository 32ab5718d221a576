package io.micromap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micromap.runtime.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that is printed is lost in silence. */
class StandardStreamsTest extends TrainedSample {

  private Shell shell;

  @BeforeEach
  void write() throws Exception {
    Files.copy(mapper, folder.resolve("m.mapper"));
    Files.copy(labels, folder.resolve("l.csv"));
    String lines =
        IntStream.range(0, 2000)
            .mapToObj(i -> Json.line(Map.of("prompt", "swap it " + i)) + "\n")
            .collect(Collectors.joining());
    write("many.jsonl", lines);
    shell = Shell.of(folder, "home");
  }

  @Test
  void aFullDeviceIsCodeFiveForEveryVerbThatPrints() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "no such device");
    for (String verb :
        List.of(
            "map --mapper-path m.mapper 'swap it'",
            "map --mapper-path m.mapper --prompts-jsonl many.jsonl",
            "explain --json --mapper-path m.mapper 'swap it'",
            "data stats --labels-csv l.csv",
            "domains list",
            "--help",
            "map --help",
            "--version")) {
      ProgramRun run = shell.run("\"$micromap\" " + verb + " >/dev/full");
      assertThat(run.code()).as(verb + run.err()).isEqualTo(5);
      assertThat(run.err().strip().lines())
          .hasSize(1)
          .allMatch(line -> line.startsWith("micromap: standard output: cannot be written ("));
    }
  }

  @Test
  void whatStandardInputIsReadFromIsNeverReplaced() throws Exception {
    String before = Files.readString(folder.resolve("l.csv"));
    for (String verb :
        List.of(
            "data augment --negations --labels-csv - --out l.csv",
            "data split --labels-csv - --out-dir . --seed 1",
            "train --labels-csv - --mapper-path l.csv",
            "map --mapper-path m.mapper --prompts - --out l.csv",
            "map --mapper-path m.mapper --out l.csv")) {
      Files.copy(
          folder.resolve("l.csv"),
          folder.resolve("train.csv"),
          StandardCopyOption.REPLACE_EXISTING);
      String from = verb.startsWith("data split") ? "train.csv" : "l.csv";
      ProgramRun run = shell.run("\"$micromap\" " + verb + " <" + from);
      assertThat(run.code()).as(verb + run.err()).isEqualTo(2);
      assertThat(run.err()).contains("would be replaced, and standard input reads it");
      assertThat(folder.resolve(from)).hasContent(before);
    }
  }

  @Test
  void aDashIsNoFileToWrite() throws Exception {
    ProgramRun run =
        shell.run("\"$micromap\" map --mapper-path m.mapper --prompts-jsonl many.jsonl --out -");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--out: - is no file; it stands for standard input");
    assertThat(folder.resolve("-")).doesNotExist();
  }

  @Test
  void aClosedStandardOutputIsCodeFive() throws Exception {
    ProgramRun run = shell.run("\"$micromap\" map --mapper-path m.mapper 'swap it' >&-");
    assertThat(run.code()).as(run.err()).isEqualTo(5);
  }

  @Test
  void aReaderThatHasEnoughEndsTheWorkQuietly() throws Exception {
    String endless =
        "while :; do echo '{\"prompt\": \"swap it\"}'; done 2>/dev/null |"
            + " \"$micromap\" map --mapper-path m.mapper --prompts-jsonl -";
    ProgramRun run =
        shell.run(
            "set +o pipefail; (" + endless + "; echo ${PIPESTATUS[1]} >code) | head -1; cat code");
    assertThat(run.out().lines()).hasSize(2).last().isEqualTo("0");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void everyErrorOfJavaIsCodeSeventy() throws Exception {
    for (String megabytes : List.of("8", "10")) {
      ProgramRun run =
          shell.run(
              "\"$JAVA_HOME/bin/java\" -XX:+UseSerialGC -Xmx"
                  + megabytes
                  + "m -jar \"$app/micromap-cli.jar\" map --mapper-path m.mapper 'swap it'");
      assertThat(run.code()).as(run.err()).isEqualTo(70);
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void anErrorInsideACommandIsCodeSeventy() throws IOException {
    ProgramRun run =
        withInput(
            new ByteArrayInputStream(new byte[1]) {
              @Override
              public synchronized int read(byte[] bytes, int offset, int length) {
                throw new StackOverflowError();
              }
            },
            "map",
            "--mapper-path",
            mapper,
            "--prompts-jsonl",
            "-");
    assertThat(run.code()).isEqualTo(70);
    assertThat(run.err()).startsWith("micromap: internal error; please report it");
  }
}
