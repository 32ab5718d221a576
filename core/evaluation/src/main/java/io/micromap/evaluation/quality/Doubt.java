package io.micromap.evaluation.quality;

import io.micromap.evaluation.dataset.Row;

/**
 * A doubt about one row's label.
 *
 * @param row the row
 * @param better the most likely of all other labels; the out-of-scope word for none
 * @param given probability of its own label
 * @param other probability of the better one
 */
public record Doubt(Row row, String better, double given, double other) {

  private static final double LEAST = 1e-12;

  /** How doubtful the label is, 0 or more. */
  public double size() {
    return -StrictMath.log(Math.max(given, LEAST)) - StrictMath.log(Math.max(1 - other, LEAST));
  }
}
