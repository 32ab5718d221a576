package io.micromap.runtime.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final double[] CLASSES = {0.7, 0.3};

  /** Of two classes the log odds are the sharpness 10 times the difference of .4. */
  @Test
  void unknownWordsShrinkTheEvidence() {
    assertThat(evidence(1, OptionalDouble.empty())).isCloseTo(4, within(1e-12));
    assertThat(evidence(0.25, OptionalDouble.empty())).isCloseTo(1, within(1e-12));
  }

  @Test
  void besideAScopeScoreTheyShrinkItByTheRoot() {
    assertThat(evidence(1, OptionalDouble.of(0))).isCloseTo(4, within(1e-12));
    assertThat(evidence(0.25, OptionalDouble.of(0))).isCloseTo(2, within(1e-12));
  }

  private static double evidence(double familiarity, OptionalDouble scope) {
    return ScoringOptions.DEFAULTS.evidence(new Scores(CLASSES, familiarity, scope));
  }
}
