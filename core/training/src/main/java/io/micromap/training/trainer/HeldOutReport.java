package io.micromap.training.trainer;

import io.micromap.evaluation.metrics.CalibrationError;
import io.micromap.evaluation.metrics.WilsonInterval;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Prediction;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * How good the out-of-fold predictions of the in-scope training rows are.
 *
 * @param accuracy share of rows whose top-ranked class was theirs
 * @param lower end of the accuracy's 95 % Wilson score interval
 * @param ece expected calibration error of that class's confidence
 * @param chance share of the largest class: what always answering it would give
 */
record HeldOutReport(double accuracy, double lower, double ece, double chance) {

  private static final double GOOD = 0.9;
  private static final double FAIR = 0.7;
  private static final double ROUGH = 0.1;
  private static final double PERCENT = 100;

  static HeldOutReport of(IntFunction<Prediction> predictions, int[] y, int classes) {
    List<Integer> inside = Indices.where(y, label -> label < classes);
    double[] confidence = new double[inside.size()];
    boolean[] right = new boolean[inside.size()];
    int correct = 0;
    int[] rows = new int[classes];
    for (int i = 0; i < confidence.length; i++) {
      Prediction row = predictions.apply(inside.get(i));
      confidence[i] = row.confidence();
      right[i] = row.candidate() == y[inside.get(i)];
      correct += right[i] ? 1 : 0;
      rows[y[inside.get(i)]]++;
    }
    return new HeldOutReport(
        Json.round((double) correct / confidence.length),
        Json.round(WilsonInterval.of(correct, confidence.length).lower()),
        Json.round(CalibrationError.ece(confidence, right)),
        Json.round((double) Arrays.stream(rows).max().orElse(0) / confidence.length));
  }

  /** A warning where the rows do not show that more was learnt than to answer one class. */
  Optional<String> warning() {
    return lower > chance
        ? Optional.empty()
        : Optional.of(
            "WARNING: the out-of-fold accuracy of "
                + accuracy
                + " is not shown to be better than chance; always answering the largest class"
                + " gives "
                + chance
                + ". Perhaps nothing that tells the classes apart was learnt: check the labels,"
                + " and whether each class's prompts share any words.");
  }

  /**
   * The accuracy with a judgement. It is good from nine in ten on, if the rows show that it is fair
   * at least; fair from seven in ten on, if it is better than chance.
   */
  String sentence() {
    return String.format(
        Locale.ROOT,
        "of in-scope rows that were held out, %.1f %% got their own class as the top-ranked one;"
            + " always answering the largest class gives %.1f %%: %s",
        PERCENT * accuracy,
        PERCENT * chance,
        judgement());
  }

  /** What a calibration error means that is large; empty where it is none. */
  String calibrationNote() {
    return ece < ROUGH ? "" : ": rough; do not take single confidences at their word";
  }

  private String judgement() {
    if (lower <= chance) {
      return "not shown to be better than chance";
    }
    if (accuracy >= GOOD) {
      return lower >= FAIR ? "good" : "good so far, but so few rows show little";
    }
    return accuracy >= FAIR
        ? "fair; more rows of the classes that are confused would help"
        : "weak; give more rows, or merge classes that people confuse too";
  }

  @Override
  public String toString() {
    return "accuracy " + Json.decimal(accuracy) + ", calibration error " + Json.decimal(ece);
  }
}
