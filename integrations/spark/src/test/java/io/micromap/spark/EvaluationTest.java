package io.micromap.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.spark.Errands.LabelledRow;
import io.micromap.spark.EvaluationCounts.Confusion;
import io.micromap.spark.EvaluationCounts.LabelCount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

  private static final Mapper MAPPER = Errands.mapper();
  private static final List<LabelledRow> ROWS = Errands.rows();

  @TempDir private static Path folder;

  private static SparkMapper spark;

  @BeforeAll
  static void load() throws IOException {
    spark = SparkMapper.load(LocalSpark.session(), Errands.file(folder).toString());
  }

  private static Optional<String> answer(LabelledRow row) {
    return MAPPER.map(row.prompt()).label();
  }

  private static long count(java.util.function.Predicate<LabelledRow> which) {
    return ROWS.stream().filter(which).count();
  }

  @Test
  void countsAsOneByOne() {
    EvaluationCounts counts = spark.evaluate(LocalSpark.rows(ROWS, 7), "prompt", "label", "oos");

    assertThat(counts.labels())
        .extracting(LabelCount::label)
        .containsExactly("lights", "music", "oos", "water");
    for (LabelCount each : counts.labels()) {
      assertThat(each.rows()).isEqualTo(count(row -> row.label().equals(each.label())));
      assertThat(each.answers())
          .isEqualTo(count(row -> answer(row).equals(Optional.of(each.label()))));
      assertThat(each.fired())
          .isEqualTo(count(row -> row.label().equals(each.label()) && answer(row).isPresent()));
      assertThat(each.correct())
          .isEqualTo(
              count(
                  row ->
                      row.label().equals(each.label())
                          && answer(row).equals(Optional.of(row.label()))));
    }
    assertThat(counts.total()).isEqualTo(ROWS.size());
    assertThat(counts.model()).isEqualTo(MAPPER.model());
  }

  @Test
  void theFiguresAreThoseOfMetricsCsv() {
    EvaluationCounts counts =
        new EvaluationCounts(
            List.of(new LabelCount("a", 8, 6, 5, 7), new LabelCount("oos", 4, 1, 0, 0)),
            List.of(new Confusion("oos", "a", 1), new Confusion("a", "b", 1)),
            "oos",
            new Decision.Model("custom", "00"));

    assertThat(counts.abstain()).isEqualTo(5);
    assertThat(counts.coverage()).isEqualTo(0.583333);
    assertThat(counts.accuracyOnFired()).hasValue(0.714286);
    assertThat(counts.overallCorrect()).isEqualTo(8);
    assertThat(counts.inScopeCoverage()).hasValue(0.75);
    assertThat(counts.inScopeAccuracy()).hasValue(0.625);
    assertThat(counts.oosRecall()).hasValue(0.75);
  }

  @Test
  void sharesOfNothingAreNotStated() {
    EvaluationCounts outside =
        new EvaluationCounts(
            List.of(new LabelCount("oos", 4, 0, 0, 0)),
            List.of(),
            "oos",
            new Decision.Model("custom", "00"));

    assertThat(outside.accuracyOnFired()).isEmpty();
    assertThat(outside.inScopeCoverage()).isEmpty();
    assertThat(outside.inScopeAccuracy()).isEmpty();
    assertThat(outside.oosRecall()).hasValue(1.0);
  }

  @Test
  void wrongAnswersAreListedByLabelAndAnswer() {
    List<LabelledRow> wrong =
        ROWS.stream().map(row -> new LabelledRow(row.id(), row.prompt(), "music")).toList();

    EvaluationCounts counts = spark.evaluate(LocalSpark.rows(wrong, 3), "prompt", "label", "oos");

    assertThat(counts.confusions())
        .isNotEmpty()
        .allMatch(each -> each.label().equals("music") && !each.answer().equals("music"));
    assertThat(counts.confusions().stream().mapToLong(Confusion::rows).sum())
        .isEqualTo(count(row -> answer(row).filter(name -> !name.equals("music")).isPresent()));
  }

  @Test
  void countsTwoHundredThousandRows() {
    Dataset<Row> many =
        LocalSpark.session()
            .range(0, 200_000, 1, 8)
            .select(
                functions.lit("dim the lamp").as("prompt"),
                functions
                    .when(functions.col("id").mod(4).equalTo(0), "music")
                    .otherwise("lights")
                    .as("label"));

    EvaluationCounts counts = spark.evaluate(many, "prompt", "label", "oos");

    assertThat(counts.total()).isEqualTo(200_000);
    assertThat(counts.confusions()).containsExactly(new Confusion("music", "lights", 50_000));
    assertThat(counts.oosRecall()).isEmpty();
  }

  @Test
  void aLabelThatTheMapperDoesNotHaveIsNamed() {
    List<LabelledRow> rows = List.of(new LabelledRow("1", "dim the lamp", "light"));

    assertThatExceptionOfType(MicromapException.class)
        .isThrownBy(() -> spark.evaluate(LocalSpark.rows(rows, 1), "prompt", "label", "oos"))
        .withMessageContaining("no label 'light'")
        .withMessageContaining("Did you mean 'lights'?")
        .matches(e -> e.code() == ErrorCode.UNKNOWN_LABEL);
  }

  @Test
  void aRowWithoutALabelIsNamed() {
    Dataset<Row> rows =
        LocalSpark.session().sql("SELECT 'dim' AS prompt, CAST(NULL AS STRING) AS label");

    assertThatExceptionOfType(MicromapException.class)
        .isThrownBy(() -> spark.evaluate(rows, "prompt", "label", "oos"))
        .withMessageContaining("have no label");
  }
}
