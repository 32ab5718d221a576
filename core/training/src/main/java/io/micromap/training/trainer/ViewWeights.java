package io.micromap.training.trainer;

import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.bundle.ScoringOptions;
import io.micromap.training.trainer.EmbeddedFold.Embedded;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the lexical scores, the embedding's logits and the cosines with the nearest rows count in a
 * softmax over their sum: the least log loss on out-of-fold rows, with a normal prior of variance 1
 * around what counts each once.
 *
 * @param lexical factor of the lexical scores in units of the softmax's sharpness, 0 or more
 * @param embedding factor of the logits, 0 or more
 * @param nearest factor of the cosines in units of the softmax's sharpness, 0 or more
 */
record ViewWeights(double lexical, double embedding, double nearest) {

  private static final double PRECISION = 1e-5;
  private static final int VIEWS = 3;

  static ViewWeights fit(List<Scores> words, List<Embedded> embedded, int[] y, int[] places) {
    double sharpness = ScoringOptions.DEFAULTS.sharpness();
    List<Row> rows =
        IntStream.of(places)
            .mapToObj(row -> Row.of(words.get(row), embedded.get(row), y[row], sharpness))
            .toList();
    double[] least =
        new LimitedMemory((point, gradient) -> loss(rows, point, gradient), PRECISION)
            .minimize(new double[] {1, 1, 1});
    return new ViewWeights(
        Math.max(0, least[0]), Math.max(0, least[1]), Math.max(0, least[VIEWS - 1]));
  }

  private static double loss(List<Row> rows, double[] point, double[] gradient) {
    double loss = 0;
    for (int i = 0; i < VIEWS; i++) {
      gradient[i] = point[i] - 1;
      loss += gradient[i] * gradient[i] / 2;
    }
    for (Row row : rows) {
      loss += row.loss(point, gradient);
    }
    return loss;
  }

  /**
   * A held-out row.
   *
   * @param views by view a number per class, in the units of the softmax
   * @param truth its class
   */
  private record Row(double[][] views, int classes, int truth) {

    static Row of(Scores words, Embedded embedded, int truth, double sharpness) {
      double[][] views = {
        scaled(words.classes(), sharpness), embedded.logits(), scaled(embedded.nearest(), sharpness)
      };
      return new Row(views, words.classes().length, truth);
    }

    /** The log loss; adds its gradient. */
    double loss(double[] point, double[] gradient) {
      double[] sums = new double[classes];
      for (int k = 0; k < classes; k++) {
        for (int i = 0; i < VIEWS; i++) {
          sums[k] += point[i] * views[i][k];
        }
      }
      double most = sums[Scores.best(sums)];
      double all = 0;
      double[] expected = new double[VIEWS];
      for (int k = 0; k < classes; k++) {
        double odds = StrictMath.exp(sums[k] - most);
        all += odds;
        for (int i = 0; i < VIEWS; i++) {
          expected[i] += odds * views[i][k];
        }
      }
      for (int i = 0; i < VIEWS; i++) {
        gradient[i] += expected[i] / all - views[i][truth];
      }
      return StrictMath.log(all) + most - sums[truth];
    }
  }

  private static double[] scaled(double[] scores, double factor) {
    double[] scaled = scores.clone();
    for (int k = 0; k < scaled.length; k++) {
      scaled[k] *= factor;
    }
    return scaled;
  }
}
