package io.micromap.evaluation.artifact;

import io.micromap.evaluation.metrics.FlippedRow;
import io.micromap.runtime.mapper.Decision;
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
    return CsvArtifacts.print(
        HEADER,
        text -> {
          for (FlippedRow row : rows) {
            Decision before = row.before();
            Decision after = row.after();
            CsvArtifacts.printUnquoted(
                text,
                row.row().id(),
                row.row().label(),
                before.label(),
                CsvArtifacts.decimal(before.confidence()),
                before.reason().code(),
                after.label(),
                CsvArtifacts.decimal(after.confidence()),
                after.reason().code());
            CsvArtifacts.printText(text, row.row().prompt());
          }
        });
  }
}
