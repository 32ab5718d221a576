package io.micromap.rails.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CircularShiftNullTest {
  private final Random random = new Random(1);

  @Test
  void theExactNullIsThatOfEveryShiftComputedPlainly() {
    for (int length : new int[] {5, 16, 37, 90}) {
      for (int width : new int[] {3, 4, 9, 33, 120}) {
        HalfSine prototype = new HalfSine(width);
        double[] trace = random.doubles(length).toArray();
        int index = random.nextInt(length);

        NullStatistics found = CircularShiftNull.exact(prototype, length).at(trace, index);

        double[] nulls = new double[length - 1];
        for (int shift = 1; shift < length; shift++) {
          double[] shifted = CircularShiftNull.shifted(trace, shift);
          nulls[shift - 1] = coefficient(shifted, prototype, index);
        }
        NullStatistics plain = NullStatistics.of(coefficient(trace, prototype, index), nulls);
        assertThat(found.observed()).isCloseTo(plain.observed(), within(1e-12));
        assertThat(found.mean()).isCloseTo(plain.mean(), within(1e-12));
        assertThat(found.deviation()).isCloseTo(plain.deviation(), within(1e-12));
      }
    }
  }

  @Test
  void aFaintRippleOnAHighPlainKeepsItsCoefficient() {
    double[] trace = new double[200];
    for (int t = 0; t < trace.length; t++) {
      trace[t] = (t < 80 ? 1000 : 0) + 1e-3 * random.nextDouble();
    }
    HalfSine prototype = new HalfSine(20);

    NullStatistics found = CircularShiftNull.exact(prototype, 200).at(trace, 150);

    double[] nulls = new double[199];
    for (int shift = 1; shift < 200; shift++) {
      nulls[shift - 1] = coefficient(CircularShiftNull.shifted(trace, shift), prototype, 150);
    }
    NullStatistics plain = NullStatistics.of(coefficient(trace, prototype, 150), nulls);
    assertThat(found.z()).isCloseTo(plain.z(), within(1e-9));
  }

  @Test
  void theTailCountsWhatReachesThePeakAndIsNeverZero() {
    double[] trace = new double[50];
    trace[24] = 1;
    trace[25] = 1;

    NullStatistics found = CircularShiftNull.exact(new HalfSine(12), 50).at(trace, 25);

    assertThat(found.tail()).isEqualTo(1 / 50.0);
  }

  @Test
  void windowsOfFewerThanThreeSamplesSayNothing() {
    NullStatistics found = CircularShiftNull.exact(new HalfSine(3), 20).at(new double[20], 7);

    assertThat(found.z()).isZero();
  }

  private static double coefficient(double[] trace, HalfSine prototype, int index) {
    int from = Math.max(0, index - prototype.width() / 2);
    int to = Math.min(trace.length, index + prototype.width() / 2);
    if (to - from < 3) {
      return 0;
    }
    double[] values = prototype.values();
    double mean = 0;
    double prototypeMean = 0;
    for (int i = from; i < to; i++) {
      mean += trace[i] / (to - from);
      prototypeMean += values[i - from] / (to - from);
    }
    double product = 0;
    double squares = 0;
    double prototypeSquares = 0;
    for (int i = from; i < to; i++) {
      double a = trace[i] - mean;
      double b = values[i - from] - prototypeMean;
      product += a * b;
      squares += a * a;
      prototypeSquares += b * b;
    }
    return product / (Math.sqrt(squares) * Math.sqrt(prototypeSquares) + 1e-8);
  }
}
