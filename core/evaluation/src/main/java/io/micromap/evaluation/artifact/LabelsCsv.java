package io.micromap.evaluation.artifact;

import io.micromap.evaluation.dataset.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** Writes labelled prompts in the form in which they are read. */
public final class LabelsCsv {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private LabelsCsv() {}

  /**
   * A labels CSV with prompts.
   *
   * @param withIds whether there is an {@code id} column in front
   */
  public static byte[] write(List<Row> rows, boolean withIds) {
    StringBuilder text = new StringBuilder();
    try {
      if (withIds) {
        FORMAT.printRecord(text, "id", "prompt", "label");
      } else {
        FORMAT.printRecord(text, "prompt", "label");
      }
      for (Row row : rows) {
        if (withIds) {
          FORMAT.printRecord(text, row.id(), row.prompt(), row.label());
        } else {
          FORMAT.printRecord(text, row.prompt(), row.label());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
