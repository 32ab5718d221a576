package io.micromap.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micromap.runtime.bundle.Calibration;
import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.mapper.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CalibrationFitterTest {

  /** So many known words that no bound on ties acts. */
  private static final int WORDS = 20;

  private final List<Scores> scores = new ArrayList<>();
  private final List<Integer> y = new ArrayList<>();

  @Test
  void theConfidenceIsTheShareOfRightAnswers() {
    rows(200, new Scores(new double[] {0.1, 0, -1}, 1, WORDS, OptionalDouble.empty()), 0.7);
    rows(200, new Scores(new double[] {0.4, 0, -1}, 1, WORDS, OptionalDouble.empty()), 0.95);

    Calibration calibration = fit();

    assertThat(calibration.probabilities(scores.get(0))[0]).isCloseTo(0.7, within(0.01));
    double[] surer = calibration.probabilities(scores.get(399));
    assertThat(surer[0]).isCloseTo(0.95, within(0.01));
    assertThat(surer[1]).isGreaterThan(surer[2]);
    assertThat(Arrays.stream(surer).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void whatIsUnfamiliarHasTheShareOfRightAnswersOfItsKind() {
    rows(200, new Scores(new double[] {0.4, 0}, 0.5, WORDS, OptionalDouble.empty()), 0.8);
    rows(200, new Scores(new double[] {0.4, 0}, 1, WORDS, OptionalDouble.empty()), 0.95);

    Calibration calibration = fit();

    Scores strange = scores.get(0);
    assertThat(Prediction.of(strange, calibration).confidence()).isCloseTo(0.8, within(0.01));
    assertThat(Prediction.of(scores.get(399), calibration).inScope()).isEqualTo(1);
  }

  @Test
  void theScopeSigmoidGivesTheShareInScope() {
    // 300 of 400 rows of the higher score belong to a class, 100 of 400 of the lower.
    rows(300, scoped(0.1), 1);
    outside(100, scoped(0.1));
    rows(100, scoped(-0.1), 1);
    outside(300, scoped(-0.1));

    Calibration calibration = fit();

    assertThat(Prediction.of(scoped(0.1), calibration).inScope()).isCloseTo(0.75, within(0.01));
    assertThat(Prediction.of(scoped(-0.1), calibration).inScope()).isCloseTo(0.25, within(0.01));
  }

  @Test
  void aScopeScoreThatMisleadsIsNotUsed() {
    rows(200, scoped(-1), 1);
    outside(200, scoped(1));

    assertThat(fit().scopeSlope()).isZero();
  }

  @Test
  void rowsWithoutAnErrorGiveNoCertainty() {
    rows(100, new Scores(new double[] {0.2, 0}, 1, WORDS, OptionalDouble.empty()), 1);

    assertThat(fit().probabilities(scores.get(0))[0]).isBetween(0.95, 0.9999);
  }

  @Test
  void evidenceMeansNothingWhereRowsAreToldApartByChance() {
    for (double best : new double[] {0.05, 0.1, 0.2}) {
      rows(8, new Scores(new double[] {best, 0}, 1, WORDS, OptionalDouble.empty()), 0.5);
      rows(8, new Scores(new double[] {0, best}, 1, WORDS, OptionalDouble.empty()), 0.5);
    }
    Scores surer = new Scores(new double[] {0.5, 0}, 1, WORDS, OptionalDouble.empty());

    assertThat(Prediction.of(surer, fit()).confidence()).isCloseTo(0.5, within(0.1));
  }

  private Calibration fit() {
    return new CalibrationFitter(FitOptions.DEFAULTS)
        .fit(scores, y.stream().mapToInt(label -> label).toArray(), classes());
  }

  private int classes() {
    return scores.get(0).classes().length;
  }

  private static Scores scoped(double scope) {
    return new Scores(new double[] {1, 0}, 1, WORDS, OptionalDouble.of(scope));
  }

  /** Rows of the class that has the highest score, in this share. */
  private void rows(int count, Scores row, double right) {
    for (int i = 0; i < count; i++) {
      scores.add(row);
      y.add(i < right * count ? 0 : 1);
    }
  }

  private void outside(int count, Scores row) {
    for (int i = 0; i < count; i++) {
      scores.add(row);
      y.add(classes());
    }
  }
}
