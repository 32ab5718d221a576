package io.micromap.evaluation.quality;

import io.micromap.evaluation.dataset.NearDuplicateFolds;
import io.micromap.evaluation.dataset.Row;
import java.util.List;

/**
 * Evaluation rows that say nearly what training rows say, so that metrics on them are optimistic.
 */
public final class NearOverlap {

  private NearOverlap() {}

  /**
   * How many evaluation rows are nearly like a training row, and like none altogether; 0 beside
   * more than 20,000 training rows, whose comparison takes longer than the evaluation.
   */
  public static int count(List<Row> training, List<Row> evaluation) {
    if (!NearDuplicateFolds.affords(training.size())) {
      return 0;
    }
    return new DuplicateChecks(training, evaluation).nearOverlap().map(Finding::count).orElse(0);
  }
}
