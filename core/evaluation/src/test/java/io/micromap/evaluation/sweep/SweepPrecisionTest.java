package io.micromap.evaluation.sweep;

import static io.micromap.evaluation.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.metrics.SampleScores;
import io.micromap.runtime.error.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sweeps that choose by a precision that is to be kept or proven. */
class SweepPrecisionTest {

  @Test
  void mostCoverageIsTheLowestThresholdThatKeepsTheGates() {
    SampleScores scores = new SampleScores();
    for (int i = 0; i < 300; i++) {
      scores.add("x", i < 290 ? "x" : "y", i < 290 ? 0.9 : 0.4);
    }
    SweepParameters parameters =
        precision(Strategy.MAX_COVERAGE, 0.99, null, List.of(0.3, 0.5, 0.7));
    Sweep sweep = Sweep.run(scores.rows(), parameters);
    assertThat(sweep.chosen().threshold()).isEqualTo(0.5);
    assertThat(sweep.passed()).isTrue();
    assertFails(
        ErrorCode.USAGE,
        () -> precision(Strategy.MAX_COVERAGE, null, null, List.of(0.5)),
        "needs minPrecision");
  }

  /** One of three thresholds: 0.95 is proven at level 0.05 / 3 by 80 right answers, not by 79. */
  @Test
  void aTargetPrecisionIsProvenForAllThresholdsTried() {
    for (int rows : new int[] {79, 80}) {
      SampleScores scores = new SampleScores();
      for (int i = 0; i < rows; i++) {
        scores.add("x", "x", 0.9);
      }
      SweepParameters parameters =
          precision(Strategy.TARGET_PRECISION, null, 0.95, List.of(0.3, 0.5, 0.7));
      assertThat(Sweep.run(scores.rows(), parameters).passed()).isEqualTo(rows == 80);
    }
    assertFails(
        ErrorCode.USAGE,
        () -> precision(Strategy.TARGET_PRECISION, null, null, List.of(0.5)),
        "targetPrecision");
  }

  @Test
  void copiesOfAPromptDoNotHoldAGate() {
    SampleScores scores = new SampleScores().add("x", "x", 0.9).add("x", "y", 0.8);
    for (int i = 0; i < 8; i++) {
      scores.add("prompt 0", "x", "x", 0.9);
    }
    Sweep sweep =
        Sweep.run(scores.rows(), precision(Strategy.MAX_COVERAGE, 0.7, null, List.of(0.5)));

    assertThat(sweep.chosen().accuracyOnFired()).isEqualTo(0.9);
    assertThat(sweep.failures())
        .containsExactly("accuracy on fired 0.5 is below 0.7, 8 copies of prompts left out");
  }

  @Test
  void copiesOfAPromptProveNoPrecision() {
    SampleScores scores = new SampleScores();
    for (int i = 0; i < 90; i++) {
      scores.add("prompt " + i % 9, "x", "x", 0.9);
    }
    SweepParameters proof = precision(Strategy.TARGET_PRECISION, null, 0.9, List.of(0.5));

    assertThat(Sweep.run(scores.rows(), proof).failures())
        .containsExactly(
            "no swept threshold proves a precision of 0.9 with confidence 0.95"
                + ", 81 copies of prompts left out");
  }

  private static SweepParameters precision(
      Strategy strategy, Double least, Double target, List<Double> thresholds) {
    return new SweepParameters(
        thresholds,
        new TreeMap<>(),
        strategy,
        Optional.empty(),
        new Gates(Optional.empty(), Optional.empty(), Optional.ofNullable(least)),
        Optional.ofNullable(target),
        Optional.empty(),
        Optional.empty());
  }
}
