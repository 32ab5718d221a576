package io.micromap.evaluation.metrics;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.mapper.DecisionRule;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Prediction;
import io.micromap.runtime.mapper.Reason;
import io.micromap.spi.Thresholds;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rows with what a mapper predicts for them.
 *
 * @param mapper who predicted
 * @param data the rows
 * @param predictions one per row, in order
 */
public record ScoredRows(Mapper mapper, LabelledPrompts data, List<Prediction> predictions) {

  /** Copies. */
  public ScoredRows {
    predictions = List.copyOf(predictions);
  }

  /** Predicts all rows, on all cores. */
  public static ScoredRows of(Mapper mapper, LabelledPrompts data) {
    return new ScoredRows(
        mapper,
        data,
        data.rows().parallelStream().map(row -> mapper.predict(row.prompt())).toList());
  }

  /** Number of rows. */
  public int size() {
    return predictions.size();
  }

  /** Whether row {@code i} is out of scope. */
  public boolean isOos(int i) {
    return data.isOos(data.rows().get(i));
  }

  /** Whether the likeliest class of row {@code i} is its own. */
  public boolean isRight(int i) {
    Row row = data.rows().get(i);
    int candidate = predictions.get(i).candidate();
    return !data.isOos(row)
        && candidate >= 0
        && mapper.labels().get(candidate).name().equals(row.label());
  }

  /** What becomes of every row under thresholds. */
  public List<Outcome> outcomes(Thresholds thresholds) {
    return IntStream.range(0, size())
        .mapToObj(
            i -> {
              Prediction prediction = predictions.get(i);
              boolean answered =
                  DecisionRule.apply(prediction, mapper.labels(), thresholds) == Reason.CONFIDENT;
              return new Outcome(
                  data.rows().get(i).label(),
                  answered
                      ? Optional.of(mapper.labels().get(prediction.candidate()).name())
                      : Optional.empty());
            })
        .toList();
  }

  /** Expected calibration error of the likeliest class on rows of a class, before thresholds. */
  public double calibrationError() {
    return CalibrationError.ece(confidences(), rights());
  }

  /** The bins that error is taken over. */
  public List<CalibrationError.Bin> calibrationBins() {
    return CalibrationError.bins(confidences(), rights());
  }

  private double[] confidences() {
    return IntStream.of(where(false)).mapToDouble(i -> predictions.get(i).confidence()).toArray();
  }

  private boolean[] rights() {
    int[] inside = where(false);
    boolean[] right = new boolean[inside.length];
    for (int i = 0; i < inside.length; i++) {
      right[i] = isRight(inside[i]);
    }
    return right;
  }

  /** Numbers of the rows of a class, or of those out of scope. */
  public int[] where(boolean oos) {
    return IntStream.range(0, size()).filter(i -> isOos(i) == oos).toArray();
  }
}
