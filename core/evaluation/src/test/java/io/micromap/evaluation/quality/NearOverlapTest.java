package io.micromap.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.dataset.Row;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearOverlapTest {

  private static final List<Row> EVALUATION =
      List.of(
          row("please swap two ether for the best stable coin at once"),
          row("repay whatever i owe on the old vault"));

  @Test
  void rewordingsOfTrainingRowsAreCounted() {
    List<Row> training = List.of(row("swap two ether for the best stable coin at once"), row("go"));

    assertThat(NearOverlap.count(training, EVALUATION)).isEqualTo(1);
  }

  @Test
  void besideTooManyTrainingRowsNoneIsLookedFor() {
    List<Row> training =
        IntStream.rangeClosed(0, 20_000)
            .mapToObj(i -> row("swap two ether for the best stable coin at once"))
            .toList();

    assertThat(NearOverlap.count(training, EVALUATION)).isZero();
  }

  private static Row row(String prompt) {
    return new Row("1", prompt, "a", "");
  }
}
