package io.micromap.training.trainer;

import io.micromap.evaluation.dataset.Row;
import java.util.List;

/**
 * Rows to fit on, with their classes as numbers.
 *
 * @param rows the rows
 * @param y class of each row, {@code classes} for rows out of scope
 * @param classes number of classes, 2 or more
 * @param hasScope whether the whole data has rows out of scope, which need not be among these
 */
record TrainingRows(List<Row> rows, int[] y, int classes, boolean hasScope) {

  /** Number of rows. */
  int size() {
    return y.length;
  }

  /** Columns of a model fitted on them: one per class, and one where there is a scope. */
  int columns() {
    return classes + (hasScope ? 1 : 0);
  }

  /** The rows at some places. */
  TrainingRows at(List<Integer> places) {
    return new TrainingRows(
        places.stream().map(rows::get).toList(),
        places.stream().mapToInt(place -> y[place]).toArray(),
        classes,
        hasScope);
  }

  /** Places of the rows that belong to a class. */
  List<Integer> inScope() {
    return Indices.where(y, label -> label < classes);
  }
}
