package io.micromap.training.trainer;

import io.micromap.evaluation.metrics.CalibrationError;
import io.micromap.runtime.bundle.Calibration;
import io.micromap.runtime.bundle.Scores;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Prediction;
import java.util.List;

/**
 * How good the out-of-fold predictions of the in-scope training rows are.
 *
 * @param accuracy share of rows whose top-ranked class was theirs
 * @param ece expected calibration error of that class's confidence
 */
record HeldOutReport(double accuracy, double ece) {

  static HeldOutReport of(List<Scores> scores, int[] y, int classes, Calibration calibration) {
    List<Integer> inside = Indices.where(y, label -> label < classes);
    double[] confidence = new double[inside.size()];
    boolean[] right = new boolean[inside.size()];
    int correct = 0;
    for (int i = 0; i < confidence.length; i++) {
      Prediction row = Prediction.of(scores.get(inside.get(i)), calibration);
      confidence[i] = row.confidence();
      right[i] = row.candidate() == y[inside.get(i)];
      correct += right[i] ? 1 : 0;
    }
    return new HeldOutReport(
        Json.round((double) correct / confidence.length),
        Json.round(CalibrationError.ece(confidence, right)));
  }

  @Override
  public String toString() {
    return "accuracy " + accuracy + ", calibration error " + ece;
  }
}
