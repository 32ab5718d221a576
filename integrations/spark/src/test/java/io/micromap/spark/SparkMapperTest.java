package io.micromap.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.DecisionJson;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.spark.Errands.LabelledRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkMapperTest {

  private static final Mapper MAPPER = Errands.mapper();
  private static final List<LabelledRow> ROWS = Errands.rows();

  @TempDir private static Path folder;

  private static SparkMapper spark;

  @BeforeAll
  static void load() throws IOException {
    spark = SparkMapper.load(LocalSpark.session(), Errands.file(folder).toUri().toString());
  }

  /** What the line that {@code map} prints for each row says, by id. */
  private static Map<String, JsonNode> expected() throws IOException {
    Map<String, JsonNode> lines = new TreeMap<>();
    for (LabelledRow row : ROWS) {
      lines.put(row.id(), Json.parse(line(row)));
    }
    return lines;
  }

  private static String line(LabelledRow row) {
    Decision decision = MAPPER.map(row.prompt());
    return DecisionJson.line(row.id(), decision.shown(decision.ranking()));
  }

  /** The same of a row with its decision; a false {@code normalized} is left out. */
  private static Map<String, JsonNode> lines(Dataset<Row> mapped) throws IOException {
    Map<String, JsonNode> lines = new TreeMap<>();
    Dataset<Row> json =
        mapped.select(
            functions.col("id"),
            functions.to_json(functions.col("decision"), Map.of("ignoreNullFields", "false")));
    for (Row row : json.collectAsList()) {
      String text = row.getString(1).replace("\"normalized\":false,", "");
      String line = "{\"id\":\"" + row.getString(0) + "\"," + text.substring(1);
      lines.put(row.getString(0), Json.parse(line));
    }
    return lines;
  }

  @Test
  void answersEveryRowAsMapDoesWhateverThePartitions() throws IOException {
    for (int partitions : new int[] {1, 3, 16}) {
      Dataset<Row> mapped = spark.map(LocalSpark.rows(ROWS, partitions), "prompt", "decision");

      assertThat(lines(mapped)).isEqualTo(expected());
    }
  }

  @Test
  void theFunctionOfSqlAnswersTheSame() throws IOException {
    spark.register("micromap");
    LocalSpark.rows(ROWS, 5).createOrReplaceTempView("prompts");

    Dataset<Row> mapped =
        LocalSpark.session().sql("SELECT id, micromap(prompt) AS decision FROM prompts");

    assertThat(lines(mapped)).isEqualTo(expected());
  }

  @Test
  void sqlSelectsByFieldsOfTheDecision() {
    spark.register("micromap");
    LocalSpark.rows(ROWS, 5).createOrReplaceTempView("prompts");

    Dataset<Row> counts =
        LocalSpark.session()
            .sql(
                "SELECT d.status, count(*) FROM (SELECT micromap(prompt) AS d FROM prompts)"
                    + " WHERE d.confidence >= 0 GROUP BY d.status ORDER BY d.status");

    long abstained = ROWS.stream().filter(row -> MAPPER.map(row.prompt()).abstained()).count();
    assertThat(counts.collectAsList())
        .extracting(row -> row.getString(0) + " " + row.getLong(1))
        .containsExactly("ABSTAINED " + abstained, "MAPPED " + (ROWS.size() - abstained));
  }

  @Test
  void theOrderAndTheOtherColumnsStay() {
    Dataset<Row> rows = LocalSpark.rows(ROWS, 1);

    Dataset<Row> mapped = spark.map(rows, "prompt", "decision");

    assertThat(mapped.columns()).containsExactly("id", "prompt", "label", "decision");
    assertThat(mapped.drop("decision").collectAsList()).isEqualTo(rows.collectAsList());
  }

  @Test
  void aRowWithoutAPromptIsAnErrorNotAnAnswer() {
    Dataset<Row> none =
        LocalSpark.session().sql("SELECT 'a' AS id, CAST(NULL AS STRING) AS prompt");

    Row decision = spark.map(none, "prompt", "decision").select("decision.*").first();

    assertThat(decision.<String>getAs("status")).isEqualTo("ERROR");
    assertThat(decision.<String>getAs("reason")).isEqualTo("bad_value");
    assertThat(decision.isNullAt(decision.fieldIndex("label"))).isTrue();
    assertThat(none.select(spark.function().apply(functions.col("prompt"))).first().getStruct(0))
        .isEqualTo(decision);
  }

  @Test
  void namesAColumnThatIsNotThere() {
    assertThatExceptionOfType(MicromapException.class)
        .isThrownBy(() -> spark.map(LocalSpark.rows(ROWS, 1), "promt", "decision"))
        .withMessageContaining("no column 'promt', but 'id', 'prompt', 'label'")
        .withMessageContaining("Did you mean 'prompt'?");
  }

  @Test
  void refusesAColumnOfNumbers() {
    assertThatExceptionOfType(MicromapException.class)
        .isThrownBy(
            () -> spark.map(LocalSpark.session().sql("SELECT 7 AS prompt"), "prompt", "decision"))
        .withMessageContaining("holds int, not text");
  }

  @Test
  void neverReplacesAColumn() {
    assertThatExceptionOfType(MicromapException.class)
        .isThrownBy(() -> spark.map(LocalSpark.rows(ROWS, 1), "prompt", "label"))
        .withMessageContaining("already have a column 'label'");
  }

  @Test
  void aMissingMapperIsFoundBeforeAnyTask() {
    assertThatExceptionOfType(MicromapException.class)
        .isThrownBy(() -> SparkMapper.load(LocalSpark.session(), folder + "/none.mapper"))
        .withMessageContaining("No mapper bundle at")
        .matches(e -> e.code() == ErrorCode.BAD_BUNDLE);
  }

  @Test
  void aFileThatIsNoMapperIsFoundBeforeAnyTask() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.mapper"), "no bundle");

    assertThatExceptionOfType(MicromapException.class)
        .isThrownBy(() -> SparkMapper.load(LocalSpark.session(), file.toString()))
        .withMessageContaining("bad.mapper")
        .matches(e -> e.code() == ErrorCode.BAD_BUNDLE);
  }
}
