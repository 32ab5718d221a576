package io.micromap.evaluation.guarantee;

import io.micromap.evaluation.metrics.ScoredRow;
import io.micromap.evaluation.metrics.ScoredRows;
import java.util.List;

/**
 * What a certifier sees of a scored row that can be answered.
 *
 * @param candidate number of the class
 * @param confidence in [0, 1]
 * @param right whether the row is of that class; out-of-scope rows never are
 */
record Answer(int candidate, double confidence, boolean right) {

  /** The answers to all rows that give any evidence; the others are never answered. */
  static List<Answer> of(ScoredRows rows) {
    return rows.stream().filter(ScoredRow::answerable).map(Answer::of).toList();
  }

  private static Answer of(ScoredRow row) {
    return new Answer(row.prediction().candidate(), row.confidence(), row.correct());
  }
}
