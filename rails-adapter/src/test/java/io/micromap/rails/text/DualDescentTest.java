package io.micromap.rails.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DualDescentTest {

  private static final int FEATURES = 200;
  private static final int DENSE = 8;

  @Test
  void weightsAreThoseOfLiblinearToTheLastBit() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      ExampleRows rows = rows(random, 50 + random.nextInt(200));
      boolean[] positive = positive(random, rows.size());
      SolverOptions options = new SolverOptions(0.5, seed % 2 == 0 ? 0.3 : 0.01, 300, 42);

      assertThat(DualDescent.solve(rows, positive, options))
          .hasValueSatisfying(
              weights -> assertThat(weights).isEqualTo(Liblinear.solve(rows, positive, options)));
    }
  }

  @Test
  void whatTakesTooManyPassesIsLeftToLiblinear() {
    Random random = new Random(7);
    ExampleRows rows = rows(random, 100);
    SolverOptions strict = new SolverOptions(1e6, 1e-12, 300, 42);

    assertThat(DualDescent.solve(rows, positive(random, 100), strict)).isEmpty();
  }

  private static boolean[] positive(Random random, int rows) {
    boolean[] positive = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      positive[row] = row == 1 || (row > 1 && random.nextInt(4) == 0);
    }
    return positive;
  }

  private static ExampleRows rows(Random random, int count) {
    float[] scales = new float[FEATURES];
    for (int f = 0; f < FEATURES; f++) {
      scales[f] = 1 + random.nextFloat();
    }
    ExampleRows rows = new ExampleRows(count, count * FEATURES, FEATURES);
    for (int row = 0; row < count; row++) {
      int[] ids = IntStream.range(0, FEATURES).filter(f -> random.nextInt(20) == 0).toArray();
      double[] dense = new double[DENSE];
      Arrays.setAll(dense, d -> random.nextDouble() - 0.5);
      rows.add(ids, scales, dense);
    }
    return rows;
  }
}
