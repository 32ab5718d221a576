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

  @Test
  void tiedClassesShareTheConfidenceWhateverWasFitted() {
    Calibration sure = new Calibration(1, 9, 0, 0, 1_000_000, ScoringOptions.DEFAULTS);

    assertThat(top(sure, new double[] {0.5, 0.5, -1}, 20)).isCloseTo(0.5, within(1e-6));
    assertThat(top(sure, new double[60], 20)).isCloseTo(1.0 / 60, within(1e-6));
  }

  @Test
  void fewWordsCannotTellClassesApartThatAreNearlyEqual() {
    Calibration sure = new Calibration(1, 9, 0, 0, 1_000_000, ScoringOptions.DEFAULTS);
    double[] near = {0.60, 0.55};

    assertThat(top(sure, near, 1)).isCloseTo(Calibration.sigmoid(0.15), within(1e-5));
    assertThat(top(sure, near, 20)).isCloseTo(Calibration.sigmoid(3), within(1e-5));
    assertThat(top(sure, near, 400)).isEqualTo(top(sure, near, 20));
  }

  @Test
  void aHandfulOfHeldOutRowsSupportsNoCertainty() {
    double[] clear = {1, -1};

    assertThat(top(new Calibration(1, 9, 0, 0, 8, ScoringOptions.DEFAULTS), clear, 20))
        .isCloseTo(0.9, within(1e-3));
    assertThat(top(new Calibration(1, 9, 0, 0, 0, ScoringOptions.DEFAULTS), clear, 20))
        .isCloseTo(0.5, within(1e-3));
  }

  private static double top(Calibration calibration, double[] scores, int words) {
    double[] probabilities =
        calibration.probabilities(new Scores(scores, 1, words, OptionalDouble.empty()));
    return probabilities[Scores.best(scores)];
  }

  private static double evidence(double familiarity, OptionalDouble scope) {
    return ScoringOptions.DEFAULTS.evidence(new Scores(CLASSES, familiarity, 20, scope));
  }
}
