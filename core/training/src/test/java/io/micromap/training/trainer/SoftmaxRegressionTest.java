package io.micromap.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micromap.runtime.bundle.Scores;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoftmaxRegressionTest {

  private static final int COLUMNS = 3;

  @Test
  void rowsAroundThreeCentresAreToldApart() {
    Rows rows = Rows.around(200, 0.3);

    SoftmaxRegression fitted = SoftmaxRegression.fit(rows.x(), rows.y(), COLUMNS, 10);

    for (int i = 0; i < rows.y().length; i++) {
      assertThat(Scores.best(fitted.logits(rows.x()[i]))).isEqualTo(rows.y()[i]);
    }
  }

  @Test
  void theGradientIsThatOfTheLoss() {
    Rows rows = Rows.around(30, 1);
    SoftmaxLoss loss = new SoftmaxLoss(rows.x(), rows.y(), COLUMNS, 2);
    double[] point = new Random(3).doubles(loss.size()).toArray();
    double[] gradient = new double[loss.size()];
    double[] ignored = new double[loss.size()];
    loss.of(point, gradient);

    for (int i = 0; i < point.length; i++) {
      double[] above = point.clone();
      above[i] += 1e-6;
      double[] below = point.clone();
      below[i] -= 1e-6;
      double slope = (loss.of(above, ignored) - loss.of(below, ignored)) / 2e-6;
      assertThat(gradient[i]).isCloseTo(slope, within(1e-6));
    }
  }

  @Test
  void aColumnWithoutRowsIsNeverFirst() {
    Rows rows = Rows.around(60, 0.3);

    SoftmaxRegression fitted = SoftmaxRegression.fit(rows.x(), rows.y(), COLUMNS + 1, 10);

    for (float[] row : rows.x()) {
      assertThat(Scores.best(fitted.logits(row))).isLessThan(COLUMNS);
    }
  }

  /** Rows around one axis per column. */
  private record Rows(float[][] x, int[] y) {

    static Rows around(int count, double noise) {
      Random random = new Random(7);
      float[][] x = new float[count][4];
      int[] y = new int[count];
      for (int i = 0; i < count; i++) {
        y[i] = i % COLUMNS;
        for (int j = 0; j < x[i].length; j++) {
          x[i][j] = (float) (noise * random.nextDouble() + (j == y[i] ? 1 : 0));
        }
      }
      return new Rows(x, y);
    }
  }
}
