package io.micromap.rails.denoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DenoiseTest {
  @Test
  void theGuardPullsInASpikeAndLeavesTheRest() {
    double[] clipped = PhantomGuard.clip(new double[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 10}, 1);

    assertThat(clipped[0]).isCloseTo(0, within(1e-12));
    assertThat(clipped[9]).isCloseTo(1 + 3, within(1e-6));
  }

  @Test
  void aMedianForgetsASpikeAndAnAverageSpreadsIt() {
    double[] spike = {1, 1, 9, 1, 1};

    assertThat(denoiser(DenoiseMethod.MEDIAN).smooth(spike)).containsExactly(1, 1, 1, 1, 1);
    assertThat(denoiser(DenoiseMethod.EMA).smooth(spike)[3]).isBetween(1.5, 9.0);
    assertThat(denoiser(DenoiseMethod.OFF).smooth(spike)).containsExactly(spike);
  }

  @Test
  void anAverageIsRightFromItsFirstValueOn() {
    assertThat(TemporalDenoiser.movingAverage(new double[] {4, 4, 4}, 0.1))
        .containsExactly(new double[] {4, 4, 4}, within(1e-9));
  }

  @Test
  void settingsAndVectorsThatDoNotFitAreRefused() {
    StreamingDenoiser stream = new StreamingDenoiser(DenoiseMethod.HYBRID, 0.85, 3);
    stream.next(new double[2]);

    assertThatThrownBy(() -> stream.next(new double[3])).hasMessageContaining("2 values");
    assertThatThrownBy(() -> new TemporalDenoiser(DenoiseMethod.EMA, 0, 3, 3))
        .hasMessageContaining("alpha");
    assertThatThrownBy(() -> new StreamingDenoiser(DenoiseMethod.EMA, 2, 3))
        .hasMessageContaining("decay");
  }

  private static TemporalDenoiser denoiser(DenoiseMethod method) {
    return new TemporalDenoiser(method, 0.5, 2, Double.POSITIVE_INFINITY);
  }

  @Test
  void theMovingAverageOfAConstantIsThatConstant() {
    for (double level : new double[] {0.1, 0.3, 1, 5, -7e9}) {
      double[] flat = new double[300];
      Arrays.fill(flat, level);

      assertThat(TemporalDenoiser.movingAverage(flat, 0.3)).containsOnly(level);
    }
  }

  @Test
  void everyNumberOutOfRangeIsNamed() {
    assertThatThrownBy(() -> new TemporalDenoiser(DenoiseMethod.EMA, 0, 3, 3))
        .hasMessageContaining("alpha is 0.0, not");
    assertThatThrownBy(() -> new TemporalDenoiser(DenoiseMethod.EMA, 0.1, 5000, 3))
        .hasMessageContaining("window is 5000, not a whole number from 1 to 1000");
    assertThatThrownBy(() -> new TemporalDenoiser(DenoiseMethod.EMA, 0.1, 3, -1))
        .hasMessageContaining("guard is -1.0, not");
  }
}
