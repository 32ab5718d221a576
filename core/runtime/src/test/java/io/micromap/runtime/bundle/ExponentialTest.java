package io.micromap.runtime.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

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

  @Property(tries = 500)
  void manyAtOnceAreTheSameToTheBit(
      @ForAll @Size(min = 1, max = 40) double[] given,
      @ForAll @DoubleRange(min = 0, max = 50) double factor) {
    double[] x = Arrays.stream(given).map(each -> Math.IEEEremainder(each, 1800)).toArray();
    double most = Arrays.stream(x).max().orElseThrow();
    double[] powers = new double[x.length];

    Exponential.fill(powers, x, most, factor);

    assertThat(powers)
        .containsExactly(
            Arrays.stream(x).map(each -> Exponential.of(factor * (each - most))).toArray());
  }

  @Example
  void itsEndsAreThoseOfItsDefinition() {
    assertThat(Exponential.of(0)).isEqualTo(1);
    assertThat(Exponential.of(-0.0)).isEqualTo(1);
    assertThat(Exponential.of(Double.NEGATIVE_INFINITY)).isPositive().isLessThan(1e-307);
  }
}
