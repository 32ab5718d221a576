package io.micromap.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micromap.runtime.bundle.Calibration;
import io.micromap.training.trainer.SigmoidFit.Line;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class SigmoidFitTest {

  /** Newton's whole steps go to and fro here between a slope of 1 and one below 0. */
  @Example
  void evidenceThatTellsNothingGivesTheShareOfRightRows() {
    double[] evidence = new double[120];
    boolean[] right = new boolean[120];
    for (int i = 0; i < 120; i++) {
      evidence[i] = -1 + i / 24.0;
      right[i] = i % 4 == 0;
    }

    Line line = new SigmoidFit(evidence, right, 1).run();

    assertThat(line.slope()).isBetween(0.0, 0.1);
    assertThat(mean(line, evidence)).isCloseTo(0.25, within(0.01));
  }

  /** The intercept's gradient is 0 at the minimum but for the pull of the prior. */
  @Property(tries = 300, seed = "7")
  void theMeanConfidenceIsTheShareOfRightRows(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.02, max = 0.98) double share,
      @ForAll @DoubleRange(min = 0, max = 2) double slope) {
    Random random = new Random(seed);
    double[] evidence = new double[300];
    boolean[] right = new boolean[300];
    int correct = 0;
    for (int i = 0; i < 300; i++) {
      evidence[i] = 3 + 3 * random.nextGaussian();
      double odds = Math.log(share / (1 - share)) + slope * (evidence[i] - 3);
      right[i] = random.nextDouble() < Calibration.sigmoid(odds);
      correct += right[i] ? 1 : 0;
    }

    Line line = new SigmoidFit(evidence, right, 1).run();

    assertThat(line.slope()).isNotNegative();
    assertThat(mean(line, evidence))
        .isCloseTo(correct / 300.0, within(Math.abs(line.intercept()) / 300 + 1e-6));
  }

  private static double mean(Line line, double[] evidence) {
    double sum = 0;
    for (double x : evidence) {
      sum += Calibration.sigmoid(line.slope() * x + line.intercept());
    }
    return sum / evidence.length;
  }
}
