package io.micromap.spark;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Mapper;
import java.util.Arrays;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * A mapper for the rows of a Spark session. Its bundle is broadcast: every executor gets it once
 * and loads it once, whatever the number of its cores. Answers are those of {@link Mapper#map}, row
 * by row, with the figures that {@code micromap map} prints.
 */
public final class SparkMapper {

  private final SparkSession session;
  private final SharedMapper local;
  private final Broadcast<SharedMapper> shared;

  private SparkMapper(SparkSession session, SharedMapper local) {
    this.session = session;
    this.local = local;
    this.shared = JavaSparkContext.fromSparkContext(session.sparkContext()).broadcast(local);
  }

  /**
   * Loads a bundle on the driver and broadcasts it. A domain's own featurizers, should the mapper
   * need them, are found among the jars of the application.
   *
   * @param file a path or address that Spark can read, such as {@code s3a://bucket/my.mapper}
   * @throws MicromapException if the file is missing or unusable, or the domain is not there
   */
  public static SparkMapper load(SparkSession session, String file) {
    return new SparkMapper(
        session, BundleFile.read(file, session.sparkContext().hadoopConfiguration()));
  }

  /** The mapper, as the driver has it. */
  public Mapper mapper() {
    return local.mapper();
  }

  /**
   * The rows with one more column: a struct of the fields of a decision, {@code status}, {@code
   * label}, {@code candidate}, {@code confidence}, {@code threshold}, {@code reason} and more. Rows
   * without a prompt have the status {@code ERROR}. Lazy, without a shuffle; the order of rows
   * stays.
   *
   * @param textColumn the prompts
   * @param decisionColumn name of the new column
   * @throws MicromapException if the column of prompts is missing or no text, or the new column is
   *     there already
   */
  public Dataset<Row> map(Dataset<Row> rows, String textColumn, String decisionColumn) {
    StructType given = rows.schema();
    int place = RequiredColumn.ofPrompts(textColumn).in(given);
    if (Arrays.asList(given.fieldNames()).contains(decisionColumn)) {
      throw new MicromapException(
          ErrorCode.BAD_VALUE,
          "The rows already have a column '"
              + decisionColumn
              + "'. Give the new one another name, or drop that one.");
    }
    StructType schema = given.add(decisionColumn, DecisionColumn.TYPE, false);
    return rows.mapPartitions(answers(place), Encoders.row(schema));
  }

  private MapPartitionsFunction<Row, Row> answers(int place) {
    Broadcast<SharedMapper> mapper = shared;
    return rows -> new AnsweredRows(rows, place, mapper.value());
  }

  /**
   * Registers a function of SQL that takes a prompt and gives the struct of its decision. For null
   * it gives the status {@code ERROR}.
   *
   * @param name of the function in this session
   */
  public void register(String name) {
    session.udf().register(name, function());
  }

  /** The same function, for columns. */
  public UserDefinedFunction function() {
    Broadcast<SharedMapper> mapper = shared;
    UDF1<String, Row> answer = prompt -> DecisionColumn.of(mapper.value(), prompt);
    return functions.udf(answer, DecisionColumn.TYPE).asNonNullable();
  }

  /**
   * Counts how rows with labels are answered: one pass and a shuffle of no more than the pairs of
   * labels, for any number of rows.
   *
   * @param rows with prompts and labels
   * @param textColumn the prompts
   * @param labelColumn the labels
   * @param oosLabel the label of rows that are out of scope
   * @throws MicromapException if a column is missing or no text, a row has no label, or one that
   *     the mapper does not have
   */
  public EvaluationCounts evaluate(
      Dataset<Row> rows, String textColumn, String labelColumn, String oosLabel) {
    RequiredColumn.ofLabels(labelColumn).in(rows.schema());
    RequiredColumn.ofPrompts(textColumn).in(rows.schema());
    Dataset<Row> asked =
        rows.select(
            functions.col(RowColumns.quoted(textColumn)).as(RowColumns.PROMPT),
            functions.col(RowColumns.quoted(labelColumn)).as(RowColumns.GOLD));
    return new Evaluation(mapper(), oosLabel)
        .count(map(asked, RowColumns.PROMPT, RowColumns.DECISION));
  }
}
