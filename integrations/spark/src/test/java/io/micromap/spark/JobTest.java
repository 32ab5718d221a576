package io.micromap.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.spark.Errands.LabelledRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JobTest {

  private static final Mapper MAPPER = Errands.mapper();
  private static final List<LabelledRow> ROWS = Errands.rows();

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String mapper = "";

  @BeforeEach
  void mapper() throws IOException {
    mapper = Errands.file(folder).toString();
  }

  private int run(String... arguments) {
    JobSession session =
        new JobSession(
            LocalSpark::session,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    return Job.run(session, arguments);
  }

  private int map(String input, String output, String... more) {
    String[] arguments = {"map", "--mapper-path", mapper, "--input", input, "--output", output};
    return run(Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static Map<String, List<Object>> expected() {
    Map<String, List<Object>> rows = new TreeMap<>();
    for (LabelledRow row : ROWS) {
      Decision decision = MAPPER.map(row.prompt()).shown(List.of());
      rows.put(
          row.id(),
          Arrays.asList(
              row.prompt(),
              row.label(),
              decision.status().name(),
              decision.label().orElse(null),
              decision.confidence(),
              decision.reason().code(),
              decision.candidate().orElse(null),
              decision.margin(),
              decision.normalized()));
    }
    return rows;
  }

  private static Map<String, List<Object>> found(Dataset<Row> written) {
    Map<String, List<Object>> rows = new TreeMap<>();
    for (Row row : written.collectAsList()) {
      rows.put(
          row.getAs("id"),
          Arrays.asList(
              row.getAs("prompt"),
              row.getAs("label"),
              row.getAs("answer_status"),
              row.getAs("answer_label"),
              row.getAs("answer_confidence"),
              row.getAs("answer_reason"),
              row.getAs("answer_candidate"),
              row.getAs("answer_margin"),
              row.getAs("answer_normalized")));
    }
    return rows;
  }

  /** Columns of a CSV are texts without a value for an empty cell. */
  private static Dataset<Row> typed(Dataset<Row> csv) {
    Dataset<Row> typed = csv;
    for (String name : List.of("answer_label", "answer_candidate")) {
      typed = typed.withColumn(name, functions.nullif(functions.col(name), functions.lit("")));
    }
    for (String name : List.of("answer_confidence", "answer_margin")) {
      typed = typed.withColumn(name, functions.col(name).cast("double"));
    }
    return typed.withColumn(
        "answer_normalized", functions.col("answer_normalized").cast("boolean"));
  }

  @ParameterizedTest
  @EnumSource(FileForm.class)
  void everyFormHoldsWhatMapAnswers(FileForm form) throws IOException {
    String format = form.name();
    form.write(LocalSpark.rows(ROWS, 6), path("in"), false);

    int code = map(path("in"), path("out"), "--input-format", format, "--output-format", format);

    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(code).isEqualTo(JobExit.DONE);
    Dataset<Row> written = form.read(LocalSpark.session(), path("out"), null);
    assertThat(found(form == FileForm.CSV ? typed(written) : written)).isEqualTo(expected());
    JsonNode counts = Json.parse(out.toString(UTF_8));
    assertThat(counts.get("rows").intValue()).isEqualTo(ROWS.size());
    assertThat(counts.get("mapped").intValue() + counts.get("abstained").intValue())
        .isEqualTo(ROWS.size());
    assertThat(counts.get("errors").intValue()).isZero();
    assertThat(counts.get("model_sha256").textValue()).isEqualTo(MAPPER.model().sha256());
  }

  @Test
  void readsWhatMapReads() throws IOException {
    Files.writeString(
        folder.resolve("in.csv"),
        "id,prompt\n1,\"dim, the\n\"\"lamp\"\"\"\n2,\n3, soak \\ the lawn \n");

    assertThat(map(path("in.csv"), path("out.csv"))).isEqualTo(JobExit.DONE);

    Dataset<Row> written = FileForm.CSV.read(LocalSpark.session(), path("out.csv"), null);
    assertThat(written.sort("id").collectAsList())
        .extracting(row -> row.<String>getAs("prompt"))
        .containsExactly("dim, the\n\"lamp\"", "", " soak \\ the lawn ");
    assertThat(written.sort("id").collectAsList())
        .extracting(row -> row.<String>getAs("answer_reason"))
        .containsExactly(
            MAPPER.map("dim, the\n\"lamp\"").reason().code(),
            "empty",
            MAPPER.map(" soak \\ the lawn ").reason().code());
  }

  @Test
  void linesWithoutAPromptAreErrorsAndTheJobSaysSo() throws IOException {
    Files.writeString(
        folder.resolve("in.jsonl"), "{\"prompt\": \"dim the lamp\"}\n{\"prompt\": null}\n{oops\n");

    int code = map(path("in.jsonl"), path("out.jsonl"), "--schema", "prompt STRING");

    assertThat(code).isEqualTo(JobExit.BAD_DATA);
    assertThat(err.toString(UTF_8)).contains("2 of 3 rows held no prompt");
    assertThat(Json.parse(out.toString(UTF_8)).get("errors").intValue()).isEqualTo(2);
  }

  @Test
  void partitionsAreDealtAnew() {
    FileForm.PARQUET.write(LocalSpark.rows(ROWS, 1), path("in.parquet"), false);

    assertThat(map(path("in.parquet"), path("out.parquet"), "--partitions", "5"))
        .isEqualTo(JobExit.DONE);

    assertThat(folder.resolve("out.parquet").toFile().list((at, name) -> name.startsWith("part-")))
        .hasSize(5);
  }

  @Test
  void anOutputIsReplacedOnlyOnDemand() {
    FileForm.PARQUET.write(LocalSpark.rows(ROWS, 1), path("in.parquet"), false);
    FileForm.PARQUET.write(LocalSpark.rows(ROWS, 1), path("out.parquet"), false);

    assertThat(map(path("in.parquet"), path("out.parquet"))).isEqualTo(JobExit.USAGE);
    assertThat(err.toString(UTF_8)).contains("is there already", "--overwrite");
    assertThat(map(path("in.parquet"), path("out.parquet"), "--overwrite")).isEqualTo(JobExit.DONE);
  }

  @Test
  void evaluates() throws IOException {
    FileForm.PARQUET.write(LocalSpark.rows(ROWS, 4), path("in.parquet"), false);

    int code = run("evaluate", "--mapper-path", mapper, "--input", path("in.parquet"));

    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(code).isEqualTo(JobExit.DONE);
    JsonNode counts = Json.parse(out.toString(UTF_8));
    assertThat(counts.fieldNames())
        .toIterable()
        .startsWith("schema_version", "total", "abstain", "abstain_rate", "coverage", "fired")
        .endsWith("labels", "confusions", "oos_label", "model");
    assertThat(counts.get("total").intValue()).isEqualTo(ROWS.size());
    long fired = ROWS.stream().filter(row -> !MAPPER.map(row.prompt()).abstained()).count();
    assertThat(counts.get("fired").longValue()).isEqualTo(fired);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--input none.parquet | 3 | No rows at",
        "--input rows | 2 | Give --input-format parquet, csv or jsonl",
        "--input in.csv --text-column text | 3 | Name the column with --text-column",
        "--input in.csv --prefix '' | 3 | Choose the beginning of the new names with --prefix",
        "--input in.csv --partitions 0 | 2 | --partitions: give 1 or more",
        "--input in.csv --output-format xlsx | 2 | --output-format",
        "--input in.csv --mapper-path none.mapper | 4 | No mapper bundle at",
        "--input in.csv --mapper-path in.csv | 4 | in.csv",
        "--input bad.csv | 3 | 2,dim, the lamp",
        "--input in.csv --schema prompt:TEXT | 3 | Cannot read the rows",
      })
  void badInputIsAnsweredWithItsCode(String options, int code, String message) throws IOException {
    Files.writeString(folder.resolve("in.csv"), "id,prompt,label\n1,dim the lamp,lights\n");
    Files.writeString(folder.resolve("bad.csv"), "id,prompt\n1,dim the lamp\n2,dim, the lamp\n");
    List<String> arguments =
        Stream.of(options.split(" "))
            .map(each -> each.matches("(in|bad|none)\\..*") ? path(each) : each.replace("''", ""))
            .toList();
    boolean hasMapper = arguments.contains("--mapper-path");

    int found =
        run(
            Stream.of(
                    List.of("map", "--output", path("out.parquet")),
                    hasMapper ? List.<String>of() : List.of("--mapper-path", mapper),
                    arguments)
                .flatMap(List::stream)
                .toArray(String[]::new));

    assertThat(err.toString(UTF_8)).contains(message);
    assertThat(found).isEqualTo(code);
    assertThat(out.toString(UTF_8)).isEmpty();
  }
}
