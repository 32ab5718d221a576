package io.micromap.evaluation.guarantee;

import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.mapper.Prediction;
import java.util.ArrayList;
import java.util.List;

/**
 * What a mapper would say of a held-out row, were its threshold low enough.
 *
 * @param candidate number of the class
 * @param confidence in [0, 1]
 * @param right whether the row is of that class; rows out of scope never are
 */
record Answer(int candidate, double confidence, boolean right) {

  /** The answers to all rows that give any evidence; the others are never answered. */
  static List<Answer> of(ScoredRows rows) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Prediction prediction = rows.predictions().get(i);
      if (prediction.defect().isEmpty()) {
        answers.add(new Answer(prediction.candidate(), prediction.confidence(), rows.isRight(i)));
      }
    }
    return answers;
  }
}
