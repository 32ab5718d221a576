package io.micromap.spark;

import io.micromap.spark.Errands.LabelledRow;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Spark inside the tests' Java, with four tasks at a time; one for all tests. */
final class LocalSpark {

  private static final SparkSession SESSION =
      SparkSession.builder()
          .master("local[4]")
          .appName("micromap")
          .config("spark.ui.enabled", "false")
          .config("spark.driver.host", "localhost")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.sql.shuffle.partitions", "3")
          .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"))
          .getOrCreate();

  private LocalSpark() {}

  static SparkSession session() {
    return SESSION;
  }

  /** Rows with the columns id, prompt and label, in several partitions. */
  static Dataset<Row> rows(List<LabelledRow> rows, int partitions) {
    List<Row> values =
        rows.stream().map(row -> RowFactory.create(row.id(), row.prompt(), row.label())).toList();
    return SESSION
        .createDataFrame(values, StructType.fromDDL("id STRING, prompt STRING, label STRING"))
        .repartition(partitions);
  }
}
