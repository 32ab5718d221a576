package io.micromap.rails.fitted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SequencePosteriorTest {
  @Test
  void inferenceIsThatOverAllSetsWrittenOut() {
    Random random = new Random(1);
    for (int channels = 1; channels <= 6; channels++) {
      double[][][] ratios = new double[5][5][channels];
      for (double[][] count : ratios) {
        for (double[] place : count) {
          for (int i = 0; i < channels; i++) {
            place[i] = 2 * random.nextGaussian();
          }
        }
      }
      double[] priors = random.doubles(Math.min(4, channels) + 1).toArray();
      SequencePosterior.Fit fit = (channel, count, place) -> ratios[count][place][channel];

      SequencePosterior posterior = new SequencePosterior(channels, priors, fit);

      compare(posterior, channels, priors, fit);
    }
  }

  private static void compare(
      SequencePosterior posterior, int channels, double[] priors, SequencePosterior.Fit fit) {
    double total = 0;
    double best = 0;
    List<Integer> bestSet = List.of();
    double[] marginals = new double[channels];
    for (int bits = 0; bits < 1 << channels; bits++) {
      List<Integer> set = new ArrayList<>();
      for (int i = 0; i < channels; i++) {
        if ((bits >> i & 1) == 1) {
          set.add(i);
        }
      }
      if (set.size() >= priors.length) {
        continue;
      }
      double score = priors[set.size()];
      for (int place = 1; place <= set.size(); place++) {
        score += fit.logRatio(set.get(place - 1), set.size(), place);
      }
      double weight = StrictMath.exp(score);
      total += weight;
      set.forEach(i -> marginals[i] += weight);
      if (weight > best) {
        best = weight;
        bestSet = set;
      }
    }
    assertThat(posterior.best()).isEqualTo(bestSet);
    assertThat(posterior.confidence()).isCloseTo(best / total, within(1e-12));
    for (int i = 0; i < channels; i++) {
      assertThat(posterior.probability(i)).isCloseTo(marginals[i] / total, within(1e-12));
    }
  }
}
