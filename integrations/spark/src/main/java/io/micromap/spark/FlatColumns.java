package io.micromap.spark;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The fields of decisions as columns of their own, which every form of file can hold.
 *
 * @param prefix of their names; may be empty
 */
record FlatColumns(String prefix) {

  private static final List<String> FIELDS =
      List.of(
          "status",
          "label",
          "confidence",
          "threshold",
          "reason",
          "candidate",
          "runner_up",
          "margin",
          "normalized");

  private static final String STRUCT = "__micromap_decision";

  /** The name of a field's column. */
  String name(String field) {
    return prefix + field;
  }

  /**
   * The rows with columns of decisions behind their own.
   *
   * @throws MicromapException if a column of such a name is there already
   */
  Dataset<Row> map(SparkMapper mapper, Dataset<Row> rows, String textColumn) {
    List<String> given = Arrays.asList(rows.columns());
    List<String> twice = FIELDS.stream().map(this::name).filter(given::contains).toList();
    if (!twice.isEmpty()) {
      throw MicromapException.naming(
          ErrorCode.BAD_VALUE,
          "The rows already have the columns '%s'. Choose the beginning of the new names with %s.",
          String.join("', '", twice),
          new Field("prefix"));
    }
    Dataset<Row> mapped = mapper.map(rows, textColumn, STRUCT);
    List<Column> columns = new ArrayList<>();
    given.forEach(column -> columns.add(functions.col(RowColumns.quoted(column))));
    FIELDS.forEach(field -> columns.add(functions.col(STRUCT).getField(field).as(name(field))));
    columns.add(functions.col(STRUCT + ".model.sha256").as(name("model_sha256")));
    return mapped.select(columns.toArray(Column[]::new));
  }
}
