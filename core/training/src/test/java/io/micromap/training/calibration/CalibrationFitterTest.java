package io.micromap.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micromap.runtime.bundle.Calibration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationFitterTest {

  @Test
  void theSlopeMakesTheConfidenceTheShareOfRightAnswers() {
    // Scores (1, 0), right in 9 of 10 rows: softmax(slope) = 0.9, so slope = ln 9.
    List<double[]> scores = new ArrayList<>();
    int[] y = new int[100];
    for (int i = 0; i < 100; i++) {
      scores.add(new double[] {1, 0});
      y[i] = i % 10 == 0 ? 1 : 0;
    }
    Calibration calibration = CalibrationFitter.fit(scores, y, 2);

    assertThat(calibration.slope()).isCloseTo(Math.log(9), within(1e-3));
    assertThat(calibration.softmax(scores.get(0), 2)[0]).isCloseTo(0.9, within(1e-4));
  }

  @Test
  void theScopeSigmoidGivesTheShareInScope() {
    // Scope score 1: 30 of 40 in scope; scope score -1: 10 of 40.
    List<double[]> scores = new ArrayList<>();
    int[] y = new int[80];
    for (int i = 0; i < 80; i++) {
      boolean high = i < 40;
      scores.add(new double[] {1, 0, high ? 1 : -1});
      y[i] = (i % 4 == 0) == high ? 2 : 0;
    }
    Calibration calibration = CalibrationFitter.fit(scores, y, 2);

    assertThat(calibration.inScope(1)).isCloseTo(0.75, within(0.02));
    assertThat(calibration.inScope(-1)).isCloseTo(0.25, within(0.02));
  }

  @Test
  void aScopeScoreThatMisleadsIsNotUsed() {
    List<double[]> scores = new ArrayList<>();
    int[] y = new int[40];
    for (int i = 0; i < 40; i++) {
      scores.add(new double[] {1, 0, i % 2 == 0 ? 1 : -1});
      y[i] = i % 2 == 0 ? 2 : 0;
    }
    assertThat(CalibrationFitter.fit(scores, y, 2).scopeSlope()).isZero();
  }
}
