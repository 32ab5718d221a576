package io.micromap.spark;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Answers rows, and writes them with their decisions. */
@Command(
    name = "map",
    description = {
      "Answers prompts and writes the rows with the columns of their decisions.",
      "Prints one line of JSON that counts them."
    },
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = JobExit.INTERNAL)
final class MapJob implements Callable<Integer> {

  /**
   * What is printed at the end.
   *
   * @param schemaVersion of these fields
   * @param rows all
   * @param mapped answered with a label
   * @param abstained without one
   * @param errors rows without a prompt
   * @param modelSha256 hash of the mapper
   */
  private record Counts(
      int schemaVersion, long rows, long mapped, long abstained, long errors, String modelSha256) {}

  private final JobSession session;

  @Mixin private JobCommand common = new JobCommand();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FOLDER",
      description = "Receives the rows, a file a partition.")
  private String output = "";

  @Option(
      names = "--output-format",
      paramLabel = "FORM",
      description = "parquet, csv or jsonl (default: by the ending of --output).")
  private @Nullable FileForm outputForm;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      defaultValue = "answer_",
      description = "Begins the names of new columns (default: ${DEFAULT-VALUE}).")
  private String prefix = "answer_";

  @Option(names = "--overwrite", description = "Replaces what --output holds.")
  private boolean isOverwriting;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description =
          "Deals the rows to N tasks first, which shuffles them (default: as the files come).")
  private @Nullable Integer partitions;

  MapJob(JobSession session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (partitions != null && partitions < 1) {
      throw new MicromapException(ErrorCode.USAGE, "--partitions: give 1 or more.");
    }
    FileForm form = JobCommand.form("--output", output, outputForm);
    SparkSession spark = session.get();
    SparkMapper mapper = common.mapper(spark);
    Counts counts = map(mapper, form, dealt(common.rows(spark)));
    session.print(Json.line(counts));
    if (counts.errors == 0) {
      return JobExit.DONE;
    }
    session.message(
        counts.errors
            + " of "
            + counts.rows
            + " rows held no prompt; their decisions have the status ERROR.");
    return JobExit.BAD_DATA;
  }

  private Dataset<Row> dealt(Dataset<Row> rows) {
    return partitions == null ? rows : rows.repartition(partitions);
  }

  private Counts map(SparkMapper mapper, FileForm form, Dataset<Row> rows)
      throws InterruptedException {
    FlatColumns columns = new FlatColumns(prefix);
    Observation counted = new Observation();
    Dataset<Row> answered =
        columns
            .map(mapper, rows, common.textColumn())
            .observe(
                counted,
                functions.count(functions.lit(1)).as("rows"),
                count(columns, "MAPPED"),
                count(columns, "ABSTAINED"),
                count(columns, DecisionColumn.ERROR));
    write(form, answered);
    Map<String, Object> counts = counted.getAsJava();
    return new Counts(
        1,
        number(counts, "rows"),
        number(counts, "MAPPED"),
        number(counts, "ABSTAINED"),
        number(counts, DecisionColumn.ERROR),
        mapper.mapper().model().sha256());
  }

  private static long number(Map<String, Object> counts, String name) {
    return (long) Objects.requireNonNull(counts.get(name), name);
  }

  private static Column count(FlatColumns columns, String status) {
    return functions
        .count_if(functions.col(RowColumns.quoted(columns.name("status"))).equalTo(status))
        .as(status);
  }

  private void write(FileForm form, Dataset<Row> answered) {
    try {
      form.write(answered, output, isOverwriting);
    } catch (Exception e) {
      throw JobExit.isAnalysis(e, "PATH_ALREADY_EXISTS")
          ? new MicromapException(
              ErrorCode.USAGE,
              output + " is there already. Name another --output, or replace it with --overwrite.",
              e)
          : JobExit.failure("Cannot write to " + output, e);
    }
  }
}
