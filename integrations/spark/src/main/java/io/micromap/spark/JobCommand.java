package io.micromap.spark;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands of the job need: a mapper and rows. */
final class JobCommand {

  @Option(
      names = "--mapper-path",
      required = true,
      paramLabel = "FILE",
      description =
          "The mapper; any address that Spark reads from, such as s3a://bucket/my.mapper.")
  private String mapperPath = "";

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILES",
      description = "Rows with prompts: a file, a folder, or a pattern such as logs/*.parquet.")
  private String input = "";

  @Option(
      names = "--input-format",
      paramLabel = "FORM",
      description = "parquet, csv or jsonl (default: by the ending of --input).")
  private @Nullable FileForm inputForm;

  @Option(
      names = "--schema",
      paramLabel = "COLUMNS",
      description =
          "Columns and types, such as \"id STRING, prompt STRING\"; without, Spark reads JSON once"
              + " more to find them out.")
  private @Nullable String schema;

  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      defaultValue = RowColumns.PROMPT,
      description = "The column of prompts (default: ${DEFAULT-VALUE}).")
  private String textColumn = RowColumns.PROMPT;

  /** The column of prompts. */
  String textColumn() {
    return textColumn;
  }

  /** The mapper. */
  SparkMapper mapper(SparkSession session) {
    return SparkMapper.load(session, mapperPath);
  }

  /**
   * The rows.
   *
   * @throws MicromapException if there are none to read, or their form is not known
   */
  Dataset<Row> rows(SparkSession session) {
    FileForm form = form("--input", input, inputForm);
    try {
      return form.read(session, input, schema);
    } catch (Exception e) {
      throw unreadable(e);
    }
  }

  private MicromapException unreadable(Exception e) {
    if (JobExit.isAnalysis(e, "PATH_NOT_FOUND")) {
      return new MicromapException(
          ErrorCode.MISSING_FILE, "No rows at " + input + ": check --input.", e);
    }
    return new MicromapException(
        ErrorCode.BAD_VALUE,
        "Cannot read the rows at "
            + input
            + ": "
            + e.getMessage()
            + " Check --input-format and"
            + " --schema.",
        e);
  }

  /**
   * The form of files.
   *
   * @param option that names them
   * @param given what the user says of them, if anything
   */
  static FileForm form(String option, String files, @Nullable FileForm given) {
    if (given != null) {
      return given;
    }
    return FileForm.of(files)
        .orElseThrow(
            () ->
                new MicromapException(
                    ErrorCode.USAGE,
                    "The form of '"
                        + files
                        + "' does not show in its name. Give "
                        + option
                        + "-format parquet, csv or jsonl."));
  }
}
