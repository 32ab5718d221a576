package io.micromap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever texts hold, nothing that is printed steers the terminal; files keep their data. */
class TerminalTest extends TrainedSample {

  private static final String EVIL = "swap \u001b]0;x\u0007\u009b31m \u202e eth";
  private static final List<String> RAW = List.of("\u001b", "\u0007", "\u009b", "\u202e");

  @Test
  void promptsComeAsEscapesInTextAndInJson() throws IOException {
    Path own = write("l.csv", "prompt,label\n" + EVIL + ",swap_asset\nstake it,stake_asset\n");
    clean(ProgramRun.of("explain", "--mapper-path", mapper, EVIL));
    clean(ProgramRun.of("explain", "--json", "--mapper-path", mapper, EVIL));
    clean(
        ProgramRun.of(
            "explain", "--mapper-path", mapper, "--labels-csv", own, "--with-text", "swap eth"));
    clean(ProgramRun.of("data", "check", "--skip-suspicious", "--labels-csv", own));
    ProgramRun json =
        clean(ProgramRun.of("data", "check", "--skip-suspicious", "--json", "--labels-csv", own));
    assertThat(Json.parse(json.out()).isObject()).isTrue();
  }

  @Test
  void messagesShowNamesOfFilesOptionsAndFieldsAsEscapes() throws IOException {
    clean(ProgramRun.of("train", "--labels-csv", folder.resolve(EVIL), "--mapper-path", "m"));
    clean(ProgramRun.of("train", "--" + EVIL));
    clean(ProgramRun.of("train", "--seed", EVIL));
    Path header = write("h.csv", EVIL + ",label\nx,y\n");
    clean(ProgramRun.of("train", "--labels-csv", header, "--mapper-path", folder.resolve("m")));
    Path lock = write("lock.json", "{\"\\u001b[31m\\u202e\": 1}");
    clean(ProgramRun.of("verify", lock));
  }

  @Test
  void filesKeepTheirData() throws IOException {
    Path own = write("l.csv", "prompt,label\n" + EVIL + ",swap_asset\nstake it,stake_asset\n");
    Path rows = folder.resolve("rows.csv");
    ProgramRun.of("sweep", "--mapper-path", mapper, "--labels-csv", own, "--rows-csv", rows)
        .assertDone();
    assertThat(Files.readString(rows)).contains(EVIL);
  }

  private static ProgramRun clean(ProgramRun run) {
    assertThat(run.out() + run.err()).isNotEmpty();
    assertThat(run.out() + run.err()).doesNotContain(RAW).doesNotContain("internal error");
    return run;
  }
}
