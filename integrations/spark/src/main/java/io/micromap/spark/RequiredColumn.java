package io.micromap.spark;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.error.Suggestion;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/**
 * A column of text that rows must have.
 *
 * @param name of the column
 * @param field that names it
 */
record RequiredColumn(String name, Field field) {

  /** The column of prompts. */
  static RequiredColumn ofPrompts(String name) {
    return new RequiredColumn(name, new Field("textColumn"));
  }

  /** The column of labels. */
  static RequiredColumn ofLabels(String name) {
    return new RequiredColumn(name, new Field("labelColumn"));
  }

  /**
   * Its place in the rows, from 0.
   *
   * @throws MicromapException if there is no such column, or it holds no text
   */
  int in(StructType rows) {
    List<String> columns = Arrays.asList(rows.fieldNames());
    int place = columns.indexOf(name);
    if (place < 0) {
      throw MicromapException.naming(
          ErrorCode.BAD_VALUE,
          "The rows have no column '%s', but %s.%s Name the column with %s.",
          name,
          columns.isEmpty() ? "none at all" : "'" + String.join("', '", columns) + "'",
          Suggestion.didYouMean(name, columns),
          field);
    }
    if (!(rows.fields()[place].dataType() instanceof StringType)) {
      throw MicromapException.naming(
          ErrorCode.BAD_VALUE,
          "The column '%s' holds %s, not text. Name another with %s, or cast it to STRING.",
          name,
          rows.fields()[place].dataType().simpleString(),
          field);
    }
    return place;
  }
}
