package io.micromap.rails.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MatchedFilterTest {
  private final Random random = new Random(1);

  @Test
  void theFastCurveIsThePlainOneAtEveryPairOfLengths() {
    for (int length = 1; length <= 40; length += 3) {
      for (int width = 1; width <= 90; width += 4) {
        HalfSine prototype = new HalfSine(width);
        double[] trace = random.doubles(length, -1, 1).toArray();

        double[] curve = new MatchedFilter(prototype).curve(trace);

        assertThat(curve)
            .containsExactly(MatchedFilter.correlateSame(trace, prototype.values()), within(1e-13));
      }
    }
  }

  @Test
  void ofEqualPeaksTheFirstIsTaken() {
    double[] trace = new double[90];
    for (int t = 0; t < 9; t++) {
      trace[20 + t] = 0.1 * t;
      trace[60 + t] = 0.1 * t;
    }
    MatchedFilter filter = new MatchedFilter(new HalfSine(11));

    assertThat(filter.peak(trace, filter.curve(trace)).index()).isLessThan(30);
  }

  @Test
  void aTraceOfZerosPeaksAtItsFirstSample() {
    MatchedFilter filter = new MatchedFilter(new HalfSine(11));
    double[] trace = new double[30];

    assertThat(filter.peak(trace, filter.curve(trace))).isEqualTo(new MatchedFilter.Peak(0, 0));
  }

  @Test
  void longTracesStayAsExactAsShortOnes() {
    double[] trace = random.doubles(10_000).toArray();
    HalfSine prototype = new HalfSine(64);

    double[] curve = new MatchedFilter(prototype).curve(trace);

    assertThat(curve)
        .containsExactly(MatchedFilter.correlateSame(trace, prototype.values()), within(1e-12));
  }
}
