package io.micromap.evaluation.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micromap.evaluation.metrics.SampleScores;
import org.junit.jupiter.api.Test;

class PromiseTest {

  @Test
  void theMoreConfidentHalfOfTheAnswersIsPromised() {
    SampleScores scores = new SampleScores();
    for (int i = 0; i < 40; i++) {
      scores.add("x", i < 20 && i != 3 ? "x" : "y", 0.9 - i * 0.01);
    }

    Promise promise = Promise.of(scores.rows(), 0.95).orElseThrow();

    assertThat(promise.precision()).isEqualTo(PrecisionBound.lower(20, 19, 0.05), within(1e-12));
    assertThat(promise.coverage()).isEqualTo(0.5);
    assertThat(promise.threshold()).isEqualTo(0.7, within(1e-9));
    assertThat(promise.toText())
        .startsWith("What can be promised: all answers at least 0.78 right at coverage 0.50");
  }

  @Test
  void rowsOfOneConfidenceArePromisedTogether() {
    SampleScores scores = new SampleScores();
    for (int i = 0; i < 10; i++) {
      scores.add("x", "x", 0.6);
    }

    assertThat(Promise.of(scores.rows(), 0.95).orElseThrow().coverage()).isEqualTo(1);
  }

  @Test
  void withoutAnswersOrWithoutARightOneThereIsNothingToPromise() {
    assertThat(Promise.of(new SampleScores().addEmpty("x").rows(), 0.95)).isEmpty();
    assertThat(Promise.of(new SampleScores().add("x", "y", 0.9).rows(), 0.95)).isEmpty();
  }
}
