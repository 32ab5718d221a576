package io.micromap.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.cli.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of rows are no further evidence: they turn no missed gate into a passed one. */
class CopiesTest {

  private static final List<String> THINGS =
      List.of("lamp", "pan", "door", "kettle", "radio", "blind", "heater", "fan");

  private static final String WARNING = "different prompts: 95 % intervals take each row for";

  @TempDir private Path folder;
  private Path once;
  private Path twice;

  @BeforeEach
  void writeRows() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (String thing : THINGS) {
      for (String end : List.of("now", "tonight", "at once", "in the hall")) {
        rows.append("start the %s %s,start\n".formatted(thing, end));
        rows.append("halt that %s %s,stop\n".formatted(thing, end));
      }
    }
    once = Files.writeString(folder.resolve("once.csv"), "prompt,label\n" + rows);
    twice = Files.writeString(folder.resolve("twice.csv"), "prompt,label\n" + rows + rows);
  }

  @Test
  void aGateThatRowsMissIsMissedByTheSameRowsTwiceOutOfFold() {
    requireMissed(
        recipe(once, "--min-precision", "0.945"), recipe(twice, "--min-precision", "0.945"));
    ProgramRun.of("verify", folder.resolve("made/lock.json")).assertDone();
  }

  @Test
  void aGateThatTheTestPartMissesIsMissedByTheSameRowsTwice() {
    requireMissed(
        recipe(once, "--cross-validate", "0", "--min-precision", "0.8"),
        recipe(twice, "--cross-validate", "0", "--min-precision", "0.8"));
  }

  @Test
  void aSweepProvesNoPrecisionByCopiesAndWarns() throws IOException {
    Path mapper = folder.resolve("my.mapper");
    ProgramRun.of("train", "--labels-csv", once, "--mapper-path", mapper).assertDone();
    String rows = "start this pump,start\nhalt this pump,stop\n";
    Path copies = Files.writeString(folder.resolve("c.csv"), "prompt,label\n" + rows.repeat(40));

    ProgramRun run =
        ProgramRun.of(
            "sweep",
            "--mapper-path",
            mapper,
            "--labels-csv",
            copies,
            "--thresholds",
            "0",
            "--choose-by",
            "target_precision",
            "--target-precision",
            "0.9");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .containsOnlyOnce("WARNING: 80 rows are 2 " + WARNING)
        .contains("78 copies of prompts left out");
  }

  private static void requireMissed(ProgramRun single, ProgramRun doubled) {
    assertThat(single.code()).isEqualTo(1);
    assertThat(single.err())
        .contains("more such rows are lacking")
        .doesNotContain("left out", WARNING);
    assertThat(doubled.code()).isEqualTo(1);
    assertThat(doubled.err())
        .contains("copies of prompts left out, 95 % interval", "more such rows are lacking")
        .containsOnlyOnce(WARNING);
  }

  private ProgramRun recipe(Path rows, String... more) {
    Stream<Object> all =
        Stream.of(
            "recipe",
            "--labels-csv",
            rows,
            "--out-dir",
            folder.resolve("made"),
            "--thresholds",
            "0");
    return ProgramRun.of(Stream.concat(all, Stream.of(more)).toArray());
  }
}
