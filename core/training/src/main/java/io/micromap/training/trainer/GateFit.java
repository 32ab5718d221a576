package io.micromap.training.trainer;

import io.micromap.evaluation.metrics.WilsonInterval;
import io.micromap.runtime.bundle.Calibration;
import io.micromap.runtime.bundle.EmbeddingView.FastTier;
import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.mapper.Prediction;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the least confidence at which words alone may answer: there, out-of-fold rows show with 95
 * % that they err at most a quarter as often as the whole model does on all rows.
 */
final class GateFit {

  private static final double SHARE_OF_ERRORS = 0.25;

  /** No fewer errors than these are asked for. */
  private static final double FEWEST_ERRORS = 0.005;

  private GateFit() {}

  /**
   * Fits.
   *
   * @param words scores of the lexical views, one per different prompt, out of fold
   * @param y class of each of them, any other number for out-of-scope rows
   * @param calibration of these scores
   * @param accuracy of the whole model, out of fold
   * @return with a gate of 1 where the rows prove nothing
   */
  static FastTier fit(List<Scores> words, int[] y, Calibration calibration, double accuracy) {
    double asked = 1 - Math.max(FEWEST_ERRORS, SHARE_OF_ERRORS * (1 - accuracy));
    List<Prediction> predictions =
        words.stream().map(row -> Prediction.of(row, calibration)).toList();
    int[] surest =
        IntStream.range(0, y.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -predictions.get(row).confidence()))
            .mapToInt(Integer::intValue)
            .toArray();
    double gate = 1;
    int right = 0;
    for (int i = 0; i < surest.length; i++) {
      double confidence = predictions.get(surest[i]).confidence();
      right += predictions.get(surest[i]).candidate() == y[surest[i]] ? 1 : 0;
      boolean last =
          i + 1 == surest.length || predictions.get(surest[i + 1]).confidence() < confidence;
      if (last && confidence > 0 && WilsonInterval.of(right, i + 1).lower() >= asked) {
        gate = confidence;
      }
    }
    return new FastTier(calibration, gate);
  }
}
