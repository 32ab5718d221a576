package io.micromap.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CalibrationErrorTest {

  @Test
  void withoutRowsThereIsNoError() {
    assertThat(CalibrationError.ece(new double[0], new boolean[0])).isZero();
  }

  @Test
  void fewerRowsThanBinsEachStandAlone() {
    double[] confidence = {0.9, 0.6, 0.8};
    boolean[] right = {true, false, true};

    assertThat(CalibrationError.ece(confidence, right))
        .isCloseTo((0.1 + 0.6 + 0.2) / 3, within(1e-12));
  }

  @Test
  void withinABinErrorsOfBothSignsCancel() {
    // 30 rows, two a bin: 0.5 once right and once wrong is calibrated.
    double[] confidence = new double[30];
    boolean[] right = new boolean[30];
    for (int i = 0; i < 30; i++) {
      confidence[i] = 0.5;
      right[i] = i % 2 == 0;
    }
    assertThat(CalibrationError.ece(confidence, right)).isZero();
    Arrays.fill(right, true);
    assertThat(CalibrationError.ece(confidence, right)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void binsHoldEqualNumbersOfRowsNotEqualRangesOfConfidence() {
    // All confidences within one range of width 1/15; equal-mass bins still part them.
    double[] confidence = new double[15];
    boolean[] right = new boolean[15];
    for (int i = 0; i < 15; i++) {
      confidence[i] = 0.95 + i / 1000.0;
      right[i] = i > 0;
    }
    double sum = 0.95;
    for (int i = 1; i < 15; i++) {
      sum += 1 - confidence[i];
    }
    assertThat(CalibrationError.ece(confidence, right)).isCloseTo(sum / 15, within(1e-12));
  }

  @Test
  void theOrderOfRowsOfDifferentConfidenceDoesNotMatter() {
    double[] confidence = {0.2, 0.9, 0.4, 0.7};
    boolean[] right = {true, true, false, false};
    double[] shuffled = {0.7, 0.4, 0.2, 0.9};
    boolean[] shuffledRight = {false, false, true, true};

    assertThat(CalibrationError.ece(shuffled, shuffledRight))
        .isCloseTo(CalibrationError.ece(confidence, right), within(1e-12));
  }
}
