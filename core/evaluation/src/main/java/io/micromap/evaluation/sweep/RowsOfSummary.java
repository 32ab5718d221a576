package io.micromap.evaluation.sweep;

import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.evaluation.metrics.Metric;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Checks that rows are those of the sweep that wrote a summary. */
final class RowsOfSummary {

  private final Set<Double> thresholds = new HashSet<>();
  private final Set<String> labels = new HashSet<>();
  private final String name;

  private RowsOfSummary(SweepSummary summary, String name) {
    this.name = name;
    SweepSummary.Chosen chosen = summary.chosen();
    thresholds.add(Json.round(chosen.metrics().value(Metric.THRESHOLD)));
    chosen.perClassThresholds().values().forEach(own -> thresholds.add(Json.round(own)));
    summary.classBalance().forEach(line -> labels.add(line.label()));
  }

  /**
   * Refuses rows that the summary cannot be of.
   *
   * @param name of the rows, for messages
   * @throws MicromapException naming the first row with another threshold or label
   */
  static void require(SweepSummary summary, List<DecidedRow> rows, String name) {
    RowsOfSummary known = new RowsOfSummary(summary, name);
    rows.forEach(known::require);
  }

  private void require(DecidedRow row) {
    if (!thresholds.contains(row.threshold())) {
      throw misaligned(
          row,
          "threshold "
              + Json.decimal(row.threshold())
              + ", which the summary did not choose for any class. Give"
              + " the files of one sweep.");
    }
    Stream.concat(Stream.of(row.outcome().gold()), row.outcome().answer().stream())
        .filter(label -> !labels.contains(label))
        .findFirst()
        .ifPresent(
            label -> {
              throw misaligned(
                  row,
                  "label '"
                      + label
                      + "', which the summary does not know. Give the files of one"
                      + " sweep, and rows that were not written for a spreadsheet.");
            });
  }

  private MicromapException misaligned(DecidedRow row, String what) {
    return new MicromapException(
        ErrorCode.MISALIGNED, name + ": row '" + row.id() + "' has " + what);
  }
}
