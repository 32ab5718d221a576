package io.micromap.evaluation.sweep;

import io.micromap.evaluation.artifact.CsvArtifacts;
import io.micromap.evaluation.metrics.DecidedRow;
import java.util.List;
import java.util.Optional;

/**
 * What a sweep leaves behind, as values; three files hold the same.
 *
 * @param rows every row with its decision at the chosen point, in order
 * @param summary what was found, what was chosen and why
 */
public record SweepArtifacts(List<DecidedRow> rows, SweepSummary summary) {

  /** Copies. */
  public SweepArtifacts {
    rows = List.copyOf(rows);
  }

  /** The artifacts of a finished sweep. */
  public static SweepArtifacts of(Sweep sweep) {
    return new SweepArtifacts(
        sweep.rows().decided(sweep.chosenThresholds()), SweepSummary.of(sweep));
  }

  /**
   * The artifacts of a sweep with what came of it on rows that chose nothing.
   *
   * @param rowsTrainedOn swept rows that the predicting mapper was trained on
   */
  public static SweepArtifacts of(Sweep sweep, int rowsTrainedOn, Reported reported) {
    return new SweepArtifacts(
        sweep.rows().decided(sweep.chosenThresholds()),
        SweepSummary.of(sweep, rowsTrainedOn, Optional.of(reported)));
  }

  /** Bytes of {@code rows.csv}. */
  public byte[] rowsCsv() {
    return CsvArtifacts.rows(rows);
  }

  /** Bytes of {@code metrics.csv}. */
  public byte[] metricsCsv() {
    return CsvArtifacts.metrics(summary.metrics());
  }

  /** Bytes of {@code summary.json}. */
  public byte[] summaryJson() {
    return summary.write();
  }
}
