package io.micromap.evaluation.artifact;

import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.evaluation.metrics.FlippedRow;
import java.util.List;

/** The rows whose decision changed, as CSV; the free text stands last and is one line. */
public final class FlipsCsv {

  private static final String[] HEADER = {
    "id",
    "gold_label",
    "before",
    "before_confidence",
    "before_reason",
    "after",
    "after_confidence",
    "after_reason",
    "prompt"
  };

  private FlipsCsv() {}

  /** The file's bytes; labels that are not known and abstentions are empty. */
  public static byte[] write(List<FlippedRow> rows) {
    return write(rows, SpreadsheetCells.PLAIN);
  }

  /** The same with texts for a spreadsheet. */
  public static byte[] write(List<FlippedRow> rows, SpreadsheetCells cells) {
    return CsvArtifacts.print(
        HEADER,
        text -> {
          for (FlippedRow row : rows) {
            DecidedRow before = row.before();
            DecidedRow after = row.after();
            CsvArtifacts.printUnquoted(
                text,
                cells.of(before.id()),
                cells.of(before.outcome().gold()),
                cells.of(before.outcome().answer().orElse("")),
                CsvArtifacts.decimal(before.confidence()),
                before.reason(),
                cells.of(after.outcome().answer().orElse("")),
                CsvArtifacts.decimal(after.confidence()),
                after.reason());
            CsvArtifacts.printText(text, cells.of(before.prompt()));
          }
        });
  }
}
