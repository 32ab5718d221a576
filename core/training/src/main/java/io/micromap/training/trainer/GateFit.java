package io.micromap.training.trainer;

import io.micromap.runtime.bundle.Calibration;
import io.micromap.runtime.bundle.EmbeddingView.FastTier;
import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.mapper.Prediction;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the least confidence at which words alone may answer: there, out-of-fold rows show with 95
 * % that the cascade errs at most a twentieth more often than the whole model.
 */
final class GateFit {

  private static final double MORE_ERRORS = 0.05;

  /** So much of all rows is allowed in any case: a whole model without errors proves nothing. */
  private static final double LEAST_LOSS = 0.001;

  /** Of a normal distribution, 95 % lie below so many standard deviations. */
  private static final double ONE_SIDED = 1.645;

  private GateFit() {}

  /**
   * Fits. An out-of-scope row that words answer is an error of theirs, and none of the whole model,
   * which may abstain.
   *
   * @param words scores of the lexical views, one per different prompt, out of fold
   * @param whole scores of the whole model for the same rows, out of fold
   * @param y class of each of them, any other number for out-of-scope rows
   * @param calibration of the words' scores
   * @return with a gate of 1 where the rows prove nothing
   */
  static FastTier fit(List<Scores> words, List<Scores> whole, int[] y, Calibration calibration) {
    List<Prediction> predictions =
        words.stream().map(row -> Prediction.of(row, calibration)).toList();
    boolean[] wholeRight = wholeRight(whole, y);
    long errors = IntStream.range(0, y.length).filter(row -> !wholeRight[row]).count();
    double allowed = Math.max(MORE_ERRORS * errors, LEAST_LOSS * y.length);
    int[] surest =
        IntStream.range(0, y.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -predictions.get(row).confidence()))
            .mapToInt(Integer::intValue)
            .toArray();
    double gate = 1;
    Loss loss = new Loss(0, 0);
    for (int i = 0; i < surest.length; i++) {
      Prediction row = predictions.get(surest[i]);
      loss = loss.and(row.candidate() == y[surest[i]], wholeRight[surest[i]]);
      boolean last =
          i + 1 == surest.length || predictions.get(surest[i + 1]).confidence() < row.confidence();
      if (last && row.confidence() > 0 && loss.atMost() <= allowed) {
        gate = row.confidence();
      }
    }
    return new FastTier(calibration, gate);
  }

  /**
   * What is lost on the rows that words answer.
   *
   * @param rows that the whole model has right and words have not, less those of the reverse
   * @param differ rows that one of both has right
   */
  private record Loss(int rows, int differ) {

    Loss and(boolean words, boolean whole) {
      int more = (whole ? 1 : 0) - (words ? 1 : 0);
      return new Loss(rows + more, differ + Math.abs(more));
    }

    /** With 95 %, in rows; as if one row more differed, since none that does proves little. */
    double atMost() {
      return rows + ONE_SIDED * Math.sqrt(differ + 1.0);
    }
  }

  private static boolean[] wholeRight(List<Scores> whole, int[] y) {
    boolean[] right = new boolean[y.length];
    for (int row = 0; row < right.length; row++) {
      double[] classes = whole.get(row).classes();
      right[row] = y[row] >= classes.length || Scores.best(classes) == y[row];
    }
    return right;
  }
}
