package io.micromap.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.cli.ProgramRun;
import io.micromap.cli.TrainedSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that a verb does not use are counted, and it says why. */
class LeftOutRowsTest extends TrainedSample {

  private static final String MAJORITY =
      "left out 3 of 81 rows: the prompt has another label more often (1), the prompt has several"
          + " labels equally often (2)";

  private Path conflicting;

  @BeforeEach
  void writeConflicts() throws IOException {
    conflicting =
        write(
            "conflicting.csv",
            Files.readString(labels)
                + "zap it,swap_asset\nzap it,stake_asset\n"
                + "zip it,swap_asset\nzip it!,swap_asset\nZip it,claim_rewards\n");
  }

  @Test
  void everyVerbThatTakesThePolicySaysWhatItLeftOut() {
    Path out = folder.resolve("out");
    List<List<Object>> verbs =
        List.of(
            List.of("train", "--mapper-path", out),
            List.of("recipe", "--out-dir", folder.resolve("made")),
            List.of("recipe", "--cross-validate", "0", "--out-dir", folder.resolve("parts")),
            List.of("sweep", "--mapper-path", mapper),
            List.of("rails", "fit", "--mapper-path", mapper, "--out", out),
            List.of("data", "stats"),
            List.of("data", "check", "--skip-suspicious"),
            List.of("evaluate", "--mapper-path", mapper));
    for (List<Object> verb : verbs) {
      List<Object> args = new ArrayList<>(verb);
      args.addAll(List.of("--labels-csv", conflicting, "--on-conflict", "majority"));

      ProgramRun run = ProgramRun.of(args.toArray());

      assertThat(run.err().lines().filter((conflicting + ": " + MAJORITY)::equals))
          .as("%s", verb)
          .hasSize(1);
      assertThat(run.out()).doesNotContain("left out");
    }
  }

  @Test
  void soDoesTrainingWithoutConflictsOrRareClasses() throws IOException {
    Path rare = write("rare.csv", Files.readString(conflicting) + "close it,pension\n");
    Path out = folder.resolve("out.mapper");

    ProgramRun run =
        ProgramRun.of(
                "train",
                "--labels-csv",
                rare,
                "--mapper-path",
                out,
                "--on-conflict",
                "drop",
                "--rare-classes",
                "drop")
            .assertDone();

    assertThat(run.err())
        .contains(
            "left out 6 of 82 rows: the prompt has several labels (5), the class has no other row"
                + " (1)\n");
    assertThat(ProgramRun.of("train", "--labels-csv", labels, "--mapper-path", out).err())
        .doesNotContain("left out");
  }
}
