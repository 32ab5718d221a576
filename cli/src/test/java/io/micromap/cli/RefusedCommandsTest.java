package io.micromap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the verbs on what they must refuse: exit code, message, and no file written. */
class RefusedCommandsTest extends TrainedSample {

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
    void anEncoderThatIsNotAskedForIsNamed() throws IOException {
      Path file = folder.resolve("m.mapper");
      List<Object> words = List.of("train", "--mapper-path", file, "--labels-csv", labels);
      fails(
          2,
          Stream.concat(words.stream(), Stream.of("--encoder", "x")).toList(),
          "--encoder would");
      assertThat(file).doesNotExist();
    }

    @Test
    void anEmptyPathIsNamed() throws IOException {
      fails(2, List.of("data", "stats", "--labels-csv", ""), "--labels-csv: the path is empty");
    }

    @Test
    void aMissingOptionIsNamed() throws IOException {
      fails(2, List.of("train", "--labels-csv", labels), "--mapper-path");
      fails(2, List.of("train", "--mapper-path", folder.resolve("m")), "--labels-csv", "--domain");
      fails(
          2,
          List.of("train", "--mapper-path", folder.resolve("m"), "--prompts-jsonl", prompts),
          "needs --labels-csv too");
      fails(2, List.of("map", "--mapper-path", mapper), "either one prompt or --prompts-jsonl");
      ProgramRun alone = ProgramRun.of();
      assertThat(alone.code()).isEqualTo(2);
      assertThat(alone.out()).isEmpty();
      assertThat(alone.err()).contains("Usage: micromap", "  recipe ", "A verb is missing");
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
          "utility, abstain_then_acc");
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
      fails(3, train(none), "none.csv: no such file", "Fix the path");
      fails(3, List.of("verify", none), "none.csv: no such file");
      fails(3, List.of("report", "--rows-csv", none), "none.csv: no such file");
      fails(
          3,
          List.of("map", "--mapper-path", mapper, "--prompts-jsonl", none),
          "none.csv: no such file");
    }

    @Test
    void faultyRowsAreNamedWithFileAndLine() throws IOException {
      fails(3, train(write("empty.csv", "")), "empty.csv: is empty");
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
      fails(3, args, "few.jsonl, line 1 and ", "labels.csv, line 2", "fix either file");

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
              "--on-error",
              "stop",
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
      fails(4, List.of("map", "--mapper-path", damaged, "x"), "damaged.mapper", "train it again");

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
}
