package io.micromap.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.cli.ProgramRun;
import io.micromap.cli.TrainedSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MapperSizesTest extends TrainedSample {

  @Test
  void aSmallerMapperIsTrainedOnDemand() throws IOException {
    Path small = folder.resolve("small.mapper");

    ProgramRun.of("train", "--labels-csv", labels, "--mapper-path", small, "--size", "small")
        .assertDone();

    assertThat(Files.size(small)).isLessThan(Files.size(mapper));
    assertThat(ProgramRun.of("map", "--mapper-path", small, "swap my eth").assertDone().out())
        .contains("swap_asset");
  }

  @Test
  void aLockRepeatsTheSize() throws IOException {
    Path dish = folder.resolve("dish");

    ProgramRun.of("recipe", "--labels-csv", labels, "--out-dir", dish, "--size", "standard")
        .assertDone();

    assertThat(ProgramRun.of("verify", dish.resolve("lock.json")).assertDone().out())
        .startsWith("verified: every byte of ");
  }
}
