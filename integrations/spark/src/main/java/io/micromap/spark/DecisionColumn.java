package io.micromap.spark;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Decision.Ranked;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Decisions as values of a column: a struct with the fields and figures that {@code map} prints. A
 * row without a prompt has the status {@value #ERROR}, like a line without one.
 */
final class DecisionColumn {

  /** Status of a row that holds no prompt. */
  static final String ERROR = "ERROR";

  /** Type of the column. */
  static final StructType TYPE =
      new StructType()
          .add("schema_version", DataTypes.IntegerType, false)
          .add("status", DataTypes.StringType, false)
          .add("label", DataTypes.StringType)
          .add("candidate", DataTypes.StringType)
          .add("confidence", DataTypes.DoubleType)
          .add("threshold", DataTypes.DoubleType)
          .add("threshold_source", DataTypes.StringType)
          .add("reason", DataTypes.StringType, false)
          .add("runner_up", DataTypes.StringType)
          .add("margin", DataTypes.DoubleType)
          .add("ranking", ranking())
          .add("normalized", DataTypes.BooleanType)
          .add("model", model());

  private static final Row NO_PROMPT =
      RowFactory.create(
          Decision.SCHEMA_VERSION,
          ERROR,
          null,
          null,
          null,
          null,
          null,
          ErrorCode.BAD_VALUE.name().toLowerCase(Locale.ROOT),
          null,
          null,
          null,
          null,
          null);

  private DecisionColumn() {}

  private static ArrayType ranking() {
    StructType ranked =
        new StructType()
            .add("label", DataTypes.StringType, false)
            .add("confidence", DataTypes.DoubleType, false);
    return DataTypes.createArrayType(ranked, false);
  }

  private static StructType model() {
    return new StructType()
        .add("id", DataTypes.StringType, false)
        .add("sha256", DataTypes.StringType, false);
  }

  /** The value for a prompt, which may be missing. */
  static Row of(SharedMapper shared, @Nullable String prompt) {
    return prompt == null ? NO_PROMPT : of(shared.mapper().map(prompt));
  }

  private static Row of(Decision full) {
    Decision decision = full.shown(full.ranking());
    return RowFactory.create(
        decision.schemaVersion(),
        decision.status().name(),
        decision.label().orElse(null),
        decision.candidate().orElse(null),
        decision.confidence(),
        decision.threshold(),
        decision.thresholdSource().code(),
        decision.reason().code(),
        decision.runnerUp().orElse(null),
        decision.margin(),
        decision.ranking().stream().map(DecisionColumn::of).toArray(),
        decision.normalized(),
        RowFactory.create(decision.model().id(), decision.model().sha256()));
  }

  private static Row of(Ranked ranked) {
    return RowFactory.create(ranked.label(), ranked.confidence());
  }
}
