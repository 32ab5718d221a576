package io.micromap.spark;

import io.micromap.runtime.json.Json;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts how labelled rows are answered. */
@Command(
    name = "evaluate",
    description = {
      "Counts how rows with labels are answered, at the mapper's own thresholds.",
      "Prints one line of JSON with the figures of metrics.csv, counts per label, and confusions."
    },
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = JobExit.INTERNAL)
final class EvaluateJob implements Callable<Integer> {

  private final JobSession session;

  @Mixin private JobCommand common = new JobCommand();

  @Option(
      names = "--label-column",
      paramLabel = "NAME",
      defaultValue = "label",
      description = "The column of labels (default: ${DEFAULT-VALUE}).")
  private String labelColumn = "label";

  @Option(
      names = "--oos-label",
      paramLabel = "WORD",
      defaultValue = "oos",
      description = "The label of rows that are out of scope (default: ${DEFAULT-VALUE}).")
  private String oosLabel = "oos";

  EvaluateJob(JobSession session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    SparkSession spark = session.get();
    SparkMapper mapper = common.mapper(spark);
    Dataset<Row> rows = common.rows(spark);
    session.print(Json.line(mapper.evaluate(rows, common.textColumn(), labelColumn, oosLabel)));
    return JobExit.DONE;
  }
}
