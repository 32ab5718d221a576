package io.micromap.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticFitTest {

  @Test
  void slopesOfVariablesOfUnlikeScalesAreFound() {
    Random random = new Random(5);
    List<double[]> x = new ArrayList<>();
    List<Boolean> target = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      double[] row = {10 * random.nextGaussian(), 0.1 * random.nextGaussian()};
      double odds = 0.2 * row[0] + 12 * row[1] - 1;
      x.add(row);
      target.add(random.nextDouble() < 1 / (1 + Math.exp(-odds)));
    }

    double[] slopes = LogisticFit.slopes(x, target);

    assertThat(slopes[0]).isCloseTo(0.2, within(0.02));
    assertThat(slopes[1]).isCloseTo(12, within(1.5));
  }
}
