package io.micromap.evaluation.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ErrorBoundTest {

  private final ErrorBound bound = new ErrorBound(0.02, 0.05);

  /** 0.98^149 = 0.04929, 0.98^148 = 0.05029. */
  @Test
  void precisionOf98At95Needs149ErrorFreeRows() {
    assertThat(bound.rowsNeeded(0)).isEqualTo(149);
    assertThat(bound.allowed(148)).isEqualTo(-1);
    assertThat(bound.allowed(149)).isZero();
  }

  /** 0.98^n + n 0.02 0.98^(n-1) falls to 0.05 between n = 235 (0.0503) and n = 236 (0.0495). */
  @Test
  void oneErrorNeeds236Rows() {
    assertThat(bound.rowsNeeded(1)).isEqualTo(236);
    assertThat(bound.allowed(235)).isZero();
    assertThat(bound.allowed(236)).isEqualTo(1);
  }

  /** The lower bound after n error-free rows is 0.05^(1/n). */
  @Test
  void theBoundOfErrorFreeRowsHasAClosedForm() {
    assertThat(bound.provenPrecision(149, 0)).isEqualTo(Math.pow(0.05, 1 / 149.0), within(1e-9));
    assertThat(bound.provenPrecision(10, 10)).isZero();
    assertThat(bound.provenPrecision(0, 0)).isZero();
  }

  @Property(tries = 200, seed = "20")
  void whatIsAllowedIsWhatTheBoundProves(
      @ForAll @IntRange(min = 1, max = 600) int rows,
      @ForAll @IntRange(min = 5, max = 200) int errorsInThousand) {
    double maxError = errorsInThousand / 1000.0;
    ErrorBound any = new ErrorBound(maxError, 0.05);
    int allowed = any.allowed(rows);
    if (allowed >= 0) {
      assertThat(any.provenPrecision(rows, allowed)).isGreaterThanOrEqualTo(1 - maxError - 1e-9);
    }
    assertThat(any.provenPrecision(rows, allowed + 1)).isLessThan(1 - maxError + 1e-9);
    assertThat(any.allowed(rows + 1)).isBetween(allowed, allowed + 1);
  }
}
