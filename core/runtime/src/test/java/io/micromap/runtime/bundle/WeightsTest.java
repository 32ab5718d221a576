package io.micromap.runtime.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class WeightsTest {

  @Property(tries = 300)
  void sumsAreThoseOfTheRowsOneByOneBitByBit(
      @ForAll @IntRange(min = 1, max = 40) int rows,
      @ForAll @IntRange(min = 1, max = 60) int columns,
      @ForAll long seed) {
    Random random = new Random(seed);
    SparseWeights sparse = weights(rows, columns, random);
    int[] numbers = random.ints(50, 0, rows).toArray();
    double[] factors = random.doubles(50, -1, 1).toArray();
    double[] expected = random.doubles(columns, -1, 1).toArray();
    double[] sums = expected.clone();

    Weights.compile(sparse).addRows(numbers, factors, 40, sums);

    for (int i = 0; i < 40; i++) {
      sparse.addRow(numbers[i], factors[i], expected);
    }
    assertThat(sums).isEqualTo(expected);
  }

  @Property(tries = 100)
  void signsAreThoseOfTheValues(
      @ForAll @IntRange(min = 1, max = 20) int rows,
      @ForAll @IntRange(min = 1, max = 60) int columns,
      @ForAll long seed) {
    SparseWeights sparse = weights(rows, columns, new Random(seed));
    Weights weights = Weights.compile(sparse);

    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < columns; k++) {
        assertThat(weights.isPositive(row, k)).isEqualTo(sparse.get(row, k) > 0);
      }
    }
  }

  /** Some rows nearly full, some nearly empty. */
  private static SparseWeights weights(int rows, int columns, Random random) {
    SparseWeights.Builder weights = new SparseWeights.Builder(columns);
    for (int row = 0; row < rows; row++) {
      double density = random.nextBoolean() ? 0.1 : 0.7;
      for (int k = 0; k < columns; k++) {
        weights.set(k, random.nextDouble() < density ? random.nextGaussian() : 0);
      }
      weights.endRow();
    }
    return weights.build();
  }
}
