package io.micromap.spark;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** A form of files that a job reads and writes. */
enum FileForm {
  /** Apache Parquet. */
  PARQUET("parquet", "parquet"),

  /**
   * Tables with a header, by RFC 4180: a cell may hold line breaks, quotes are doubled, blanks
   * stay, an empty cell is an empty text, and a row with more or fewer cells is an error.
   */
  CSV("csv", "csv"),

  /** One JSON object a line. */
  JSONL("json", "jsonl|ndjson|json");

  private final String format;
  private final String endings;

  FileForm(String format, String endings) {
    this.format = format;
    this.endings = endings;
  }

  /** The form that a name ends with, a compression's ending left out. */
  static Optional<FileForm> of(String name) {
    String bare =
        name.toLowerCase(Locale.ROOT).replaceAll("/+$", "").replaceAll("\\.(gz|bz2|zst)$", "");
    return Arrays.stream(values())
        .filter(form -> bare.matches(".*\\.(" + form.endings + ")"))
        .findFirst();
  }

  /**
   * Reads rows.
   *
   * @param schema columns and types as SQL declares them; null to find them out, for which JSON is
   *     read once more
   */
  Dataset<Row> read(SparkSession session, String files, @Nullable String schema) {
    var reader = session.read().format(format).options(reading());
    Dataset<Row> rows = (schema == null ? reader : reader.schema(schema)).load(files);
    return this == CSV ? rows.na().fill("") : rows;
  }

  /** Writes rows, a file a partition. */
  void write(Dataset<Row> rows, String folder, boolean overwrites) {
    rows.write()
        .format(format)
        .options(writing())
        .mode(overwrites ? SaveMode.Overwrite : SaveMode.ErrorIfExists)
        .save(folder);
  }

  private Map<String, String> reading() {
    return this == CSV
        ? Map.of(
            "header", "true",
            "multiLine", "true",
            "quote", "\"",
            "escape", "\"",
            "mode", "FAILFAST")
        : Map.of();
  }

  private Map<String, String> writing() {
    return switch (this) {
      case PARQUET -> Map.of();
      case CSV ->
          Map.of(
              "header", "true",
              "quote", "\"",
              "escape", "\"",
              "ignoreLeadingWhiteSpace", "false",
              "ignoreTrailingWhiteSpace", "false");
      case JSONL -> Map.of("ignoreNullFields", "false");
    };
  }
}
