package io.micromap.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ThresholdsTest {

  @Test
  void aClassHasItsOwnThresholdOrElseTheGlobalOne() {
    Thresholds thresholds = Thresholds.of(0.5, Map.of("stake", 0.9));

    assertThat(thresholds.forLabel("stake")).isEqualTo(0.9);
    assertThat(thresholds.forLabel("swap")).isEqualTo(0.5);
    assertThat(thresholds.isOwn("stake")).isTrue();
    assertThat(thresholds.isOwn("swap")).isFalse();
  }

  @Test
  void overridesReplaceSingleClassesAndKeepTheOthers() {
    Thresholds thresholds =
        Thresholds.of(0.5, Map.of("stake", 0.9, "swap", 0.7)).with(Map.of("swap", 0.0));

    assertThat(thresholds.perClass()).containsEntry("stake", 0.9).containsEntry("swap", 0.0);
    assertThat(thresholds.withGlobal(0).perClass()).isEqualTo(thresholds.perClass());
  }

  @Test
  void zeroAndOneAreThresholds() {
    assertThat(Thresholds.global(0).global()).isZero();
    assertThat(Thresholds.global(1).global()).isOne();
  }

  @Test
  void whatIsNotANumberInTheUnitIntervalIsRefusedByName() {
    for (double value : new double[] {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Thresholds.global(value))
          .withMessageContaining("global threshold")
          .withMessageContaining("[0, 1]");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Thresholds.of(0.5, Map.of("stake", value)))
          .withMessageContaining("'stake'")
          .withMessageContaining(String.valueOf(value));
    }
  }
}
