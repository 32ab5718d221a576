package io.micromap.runtime.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class ExponentialTest {

  @Property(tries = 20_000)
  void differsFromTheTrueOneByThreeUnitsOfTheLastPlaceAtMost(
      @ForAll @DoubleRange(min = -708, max = 0) double x) {
    double expected = StrictMath.exp(x);

    assertThat(Math.abs(Exponential.of(x) - expected)).isLessThanOrEqualTo(3 * Math.ulp(expected));
  }

  @Property(tries = 20_000)
  void isWithinThatNearZeroToo(@ForAll @DoubleRange(min = -2, max = 0) double x) {
    assertThat(Math.abs(Exponential.of(x) - StrictMath.exp(x))).isLessThan(4e-16);
  }

  @Example
  void itsEndsAreThoseOfItsDefinition() {
    assertThat(Exponential.of(0)).isEqualTo(1);
    assertThat(Exponential.of(-0.0)).isEqualTo(1);
    assertThat(Exponential.of(Double.NEGATIVE_INFINITY)).isPositive().isLessThan(1e-307);
  }
}
