package io.micromap.runtime.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ByteWeightsTest {

  @Property(tries = 200)
  void anErrorIsLessThanAHundredthOfTheRowsLargestWeight(
      @ForAll @IntRange(min = 1, max = 30) int columns, @ForAll long seed) {
    SparseWeights exact = GeneratedBundles.weights(20, columns, new Random(seed));

    SparseWeights rounded = exact.rounded();

    for (int row = 0; row < 20; row++) {
      float most = 0;
      for (int k = 0; k < columns; k++) {
        most = Math.max(most, Math.abs(exact.get(row, k)));
      }
      for (int k = 0; k < columns; k++) {
        assertThat(Math.abs(rounded.get(row, k) - exact.get(row, k)))
            .isLessThanOrEqualTo(most / 127);
      }
    }
  }

  @Property(tries = 200)
  void whatIsWrittenIsReadAndWrittenAgain(
      @ForAll @IntRange(min = 1, max = 600) int columns, @ForAll long seed) {
    byte[] bytes = GeneratedBundles.weights(9, columns, new Random(seed)).rounded().toBytes();

    SparseWeights read = ByteWeights.read(bytes, 9, columns);

    assertThat(read.isInBytes()).isTrue();
    assertThat(read.toBytes()).isEqualTo(bytes);
    assertThat(read.rounded().toBytes()).isEqualTo(bytes);
  }

  @Test
  void aThirdOfTheBytesRemains() {
    SparseWeights exact = GeneratedBundles.weights(500, 200, new Random(1));

    assertThat(exact.rounded().toBytes().length * 5 / 2).isLessThan(exact.toBytes().length);
  }

  @Test
  void weightsOfAnySizeKeepTheirSign() {
    SparseWeights exact =
        new SparseWeights.Builder(3)
            .set(0, 1e-38)
            .set(1, -3e38)
            .endRow()
            .set(2, 2e-38)
            .endRow()
            .endRow()
            .build();

    SparseWeights rounded = exact.rounded();

    assertThat(rounded.get(0, 0)).isZero();
    assertThat(rounded.get(0, 1)).isNegative().isFinite();
    assertThat(rounded.get(1, 2)).isPositive();
    assertThat(ByteWeights.read(rounded.toBytes(), 3, 3).toBytes()).isEqualTo(rounded.toBytes());
  }

  @Test
  void bytesOfAnotherFormAreRefused() {
    byte[] bytes =
        new SparseWeights.Builder(2).set(0, 1).set(1, 0.5).endRow().build().rounded().toBytes();
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] = (byte) (i == 0 ? 127 : 0);
      if (i == 2) {
        continue; // Column 0 it is.
      }
      assertThatIllegalArgumentException()
          .as("byte %s", i)
          .isThrownBy(() -> ByteWeights.read(changed, 1, 2));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> ByteWeights.read(new byte[1], 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> ByteWeights.read(new byte[0], 0, 2));
  }
}
