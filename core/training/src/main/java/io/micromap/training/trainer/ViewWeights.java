package io.micromap.training.trainer;

import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.bundle.ScoringOptions;
import io.micromap.training.trainer.EmbeddedFold.Embedded;
import java.util.List;

/**
 * What the lexical scores and the embedding's logits count in a softmax over their sum: the least
 * log loss on out-of-fold rows, with a normal prior of variance 1 around what counts both once.
 *
 * @param lexical factor of the lexical scores in units of the softmax's sharpness, 0 or more
 * @param embedding factor of the logits, 0 or more
 */
record ViewWeights(double lexical, double embedding) {

  private static final double PRECISION = 1e-5;

  static ViewWeights fit(List<Scores> words, List<Embedded> embedded, int[] y, int[] places) {
    double[] least =
        new LimitedMemory(
                (point, gradient) -> loss(words, embedded, y, places, point, gradient), PRECISION)
            .minimize(new double[] {1, 1});
    return new ViewWeights(Math.max(0, least[0]), Math.max(0, least[1]));
  }

  private static double loss(
      List<Scores> words,
      List<Embedded> embedded,
      int[] y,
      int[] places,
      double[] point,
      double[] gradient) {
    double loss = 0;
    for (int i = 0; i < 2; i++) {
      gradient[i] = point[i] - 1;
      loss += gradient[i] * gradient[i] / 2;
    }
    for (int row : places) {
      loss += row(words.get(row).classes(), embedded.get(row).logits(), y[row], point, gradient);
    }
    return loss;
  }

  /** The log loss of a row; adds its gradient. */
  private static double row(
      double[] words, double[] logits, int truth, double[] point, double[] gradient) {
    double sharpness = ScoringOptions.DEFAULTS.sharpness();
    double[] sums = new double[words.length];
    for (int k = 0; k < sums.length; k++) {
      sums[k] = point[0] * sharpness * words[k] + point[1] * logits[k];
    }
    double most = sums[Scores.best(sums)];
    double all = 0;
    double ofWords = 0;
    double ofLogits = 0;
    for (int k = 0; k < sums.length; k++) {
      double odds = StrictMath.exp(sums[k] - most);
      all += odds;
      ofWords += odds * sharpness * words[k];
      ofLogits += odds * logits[k];
    }
    gradient[0] += ofWords / all - sharpness * words[truth];
    gradient[1] += ofLogits / all - logits[truth];
    return StrictMath.log(all) + most - sums[truth];
  }
}
