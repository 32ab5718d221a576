package io.micromap.rails.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The expected numbers are numpy's. */
class NumpyRandomTest {
  @Test
  void drawsTheReferencesShifts() {
    assertThat(drawn(0, 1, 719)).containsExactly(611, 458, 367, 194, 222, 30, 55, 12);
    assertThat(drawn(0, 1, 159)).containsExactly(135, 101, 81, 43, 49, 7, 12, 3);
    assertThat(drawn(0, 1, 36)).containsExactly(30, 23, 18, 10, 11, 2, 3, 1);
  }

  @Test
  void drawsFromOtherSeedsAndWideRanges() {
    assertThat(drawn(42, -5, 1000003))
        .containsExactly(89246, 773957, 654571, 438876, 433013, 858599, 85941, 697368);
    assertThat(drawn(123456789012L, 0, 3)).containsExactly(2, 1, 2, 0, 0, 0, 0, 1);
    assertThat(drawn(1, 0, 4000000000L))
        .containsExactly(
            1892754792,
            2047286498,
            3020670032L,
            3801854784L,
            139410209,
            576638450,
            3291774706L,
            3794597787L);
  }

  @Test
  void aRangeOfOneNumberDrawsNothing() {
    NumpyRandom random = NumpyRandom.defaultRng(0);

    assertThat(random.integer(7, 8)).isEqualTo(7);
    assertThat(random.integer(1, 719)).isEqualTo(611);
  }

  @Test
  void rangesThatAreEmptyOrTooWideAreRefused() {
    NumpyRandom random = NumpyRandom.defaultRng(0);

    assertThatThrownBy(() -> random.integer(3, 3)).hasMessageContaining("3 to 3");
    assertThatThrownBy(() -> random.integer(0, 1L << 32)).hasMessageContaining("2^32");
    assertThatThrownBy(() -> NumpyRandom.defaultRng(-1)).hasMessageContaining("-1");
  }

  private static long[] drawn(long seed, long low, long high) {
    NumpyRandom random = NumpyRandom.defaultRng(seed);
    return LongStream.generate(() -> random.integer(low, high)).limit(8).toArray();
  }
}
