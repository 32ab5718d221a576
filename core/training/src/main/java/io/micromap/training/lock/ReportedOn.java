package io.micromap.training.lock;

import io.micromap.evaluation.dataset.DataReference;
import java.util.Optional;

/**
 * What a lock's figures for rows that chose nothing are from.
 *
 * @param rows set apart for them
 * @param crossValidate number of folds of the training rows, each asked what the others gave
 */
public record ReportedOn(Optional<DataReference> rows, Optional<Integer> crossValidate) {

  /** There are no such figures. */
  public static final ReportedOn NOTHING = new ReportedOn(Optional.empty(), Optional.empty());

  /** Rows that were set apart. */
  public static ReportedOn rows(DataReference rows) {
    return new ReportedOn(Optional.of(rows), Optional.empty());
  }

  /** Folds of the training rows. */
  public static ReportedOn folds(int number) {
    return new ReportedOn(Optional.empty(), Optional.of(number));
  }
}
