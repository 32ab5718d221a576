package io.micromap.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micromap.evaluation.metrics.RiskCoverageCurve.Point;
import org.junit.jupiter.api.Test;

class RiskCoverageCurveTest {

  private final ScoredRows rows =
      new SampleScores()
          .add("x", "x", 0.9)
          .add("y", "x", 0.8)
          .add("y", "y", 0.8)
          .add("oos", "y", 0.6)
          .addEmpty("x")
          .rows();

  /** Risks are 0 of 1, 1 of 3 (two rows tie) and 2 of 4. */
  @Test
  void everyDistinctConfidenceIsAPoint() {
    RiskCoverageCurve curve = RiskCoverageCurve.of(rows);
    assertThat(curve.points())
        .containsExactly(
            new Point(0.9, 0.2, 0), new Point(0.8, 0.6, 1.0 / 3), new Point(0.6, 0.8, 0.5));
    assertThat(curve.aurc().orElseThrow()).isCloseTo((0 + 2 * (1.0 / 3) + 0.5) / 4, within(1e-12));
  }

  @Test
  void aClassHasTheRowsItIsTheLikeliestOf() {
    RiskCoverageCurve curve = RiskCoverageCurve.ofClass(rows, 1);
    assertThat(curve.points()).containsExactly(new Point(0.8, 0.5, 0), new Point(0.6, 1, 0.5));
    assertThat(RiskCoverageCurve.ofClass(new SampleScores().rows(), 0).aurc()).isEmpty();
  }

  @Test
  void thinningKeepsTheLastPoint() {
    RiskCoverageCurve curve = RiskCoverageCurve.of(rows);
    assertThat(curve.thinned(2)).hasSize(2).endsWith(curve.points().get(2));
    assertThat(curve.thinned(3)).isEqualTo(curve.points());
  }
}
