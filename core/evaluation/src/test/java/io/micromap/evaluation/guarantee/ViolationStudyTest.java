package io.micromap.evaluation.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.evaluation.guarantee.ViolationStudy.Line;
import io.micromap.runtime.error.MicromapException;
import org.junit.jupiter.api.Test;

class ViolationStudyTest {

  private final ViolationStudy study =
      new ViolationStudy(Target.perClass(0.98, 0.95), 300, 0.5, 42);

  /** Errors (1-c)^5 · 0.6 stay below 0.02 on average down to coverage 0.2^(1/5) = 0.725. */
  @Test
  void theOracleFindsTheKnownOptimumAndThePromiseIsKept() {
    Line line = study.synthetic(4000, 0.6, 5);
    assertThat(line.oracle()).isBetween(0.70, 0.75);
    assertThat(line.missed()).isLessThan(0.05);
    assertThat(line.coverage()).isBetween(0.55, line.oracle());
  }

  @Test
  void aFlatErrorJustAboveTheTargetIsRarelyPromised() {
    assertThat(study.synthetic(1200, 0.0201, 0).missed()).isLessThan(0.06);
  }

  @Test
  void impossibleSplitsAreRefused() {
    assertThatThrownBy(() -> new ViolationStudy(Target.perClass(0.98, 0.95), 10, 1, 42))
        .isInstanceOf(MicromapException.class)
        .hasMessageContaining("share in (0, 1)");
  }
}
