package io.micromap.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.AnyText;
import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.artifact.LabelsCsv;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Labels CSV and prompts JSONL as bytes. */
class DatasetPropertyTest {

  private static final DatasetReader READER = new DatasetReader("oos", ConflictPolicy.KEEP);

  /** Faults of a file as a whole have no line. */
  private static final Set<ErrorCode> WITHOUT_LINE = Set.of(ErrorCode.EMPTY_FILE);

  @Property(tries = 500, seed = "5", edgeCases = EdgeCasesMode.NONE)
  void rowsAreReadBackAsTheyWereWritten(@ForAll("rows") List<Row> rows) {
    String csv = text(LabelsCsv.write(rows, true));

    assertThat(READER.read(SampleRows.source("labels.csv", csv), Optional.empty()).rows())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("place")
        .isEqualTo(rows);
  }

  @Property(tries = 500, seed = "5", edgeCases = EdgeCasesMode.NONE)
  void promptsOfALinesFileAreAlignedWithTheirLabels(@ForAll("rows") List<Row> rows) {
    StringBuilder prompts = new StringBuilder();
    rows.forEach(
        row ->
            prompts.append(Json.line(Map.of("prompt", row.prompt(), "id", row.id()))).append('\n'));
    StringBuilder labels = new StringBuilder("label\n");
    rows.forEach(row -> labels.append(row.label()).append('\n'));

    List<Row> read =
        READER
            .read(
                SampleRows.source("labels.csv", labels.toString()),
                Optional.of(SampleRows.source("prompts.jsonl", prompts.toString())))
            .rows();

    assertThat(read)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("place")
        .isEqualTo(rows);
  }

  @Property(tries = 1000, seed = "5", edgeCases = EdgeCasesMode.NONE)
  void aDamagedLabelsFileIsReadOrItsLineIsNamed(@ForAll("damagedCsv") String csv) {
    requireReadOrNamed(
        "labels.csv", () -> READER.read(SampleRows.source("labels.csv", csv), Optional.empty()));
  }

  @Property(tries = 1000, seed = "5", edgeCases = EdgeCasesMode.NONE)
  void aDamagedPromptsFileIsReadOrItsLineIsNamed(@ForAll("damagedJsonl") String jsonl) {
    requireReadOrNamed(
        "prompts.jsonl", () -> PromptReader.read(SampleRows.source("prompts.jsonl", jsonl)));
    requireReadOrNamed("prompts.jsonl", () -> lineByLine(jsonl));
  }

  @Property(tries = 300, seed = "5", edgeCases = EdgeCasesMode.NONE)
  void aFileThatIsReadLineByLineGivesThePromptsOfTheWhole(@ForAll("damagedJsonl") String jsonl) {
    Optional<List<Prompt>> whole =
        ifRead(() -> PromptReader.read(SampleRows.source("prompts.jsonl", jsonl)));

    whole.ifPresent(prompts -> assertThat(lineByLine(jsonl)).isEqualTo(prompts));
  }

  private static void requireReadOrNamed(String file, Runnable reading) {
    try {
      reading.run();
    } catch (MicromapException e) {
      assertThat(e).hasMessageContaining(file);
      if (!WITHOUT_LINE.contains(e.code())) {
        assertThat(e).hasMessageMatching("(?s).*" + file + "(, line [0-9]+| has [0-9]+ ).*");
      }
    }
  }

  private static <T> Optional<T> ifRead(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (MicromapException e) {
      return Optional.empty();
    }
  }

  private static List<Prompt> lineByLine(String jsonl) {
    List<Prompt> prompts = new ArrayList<>();
    try {
      PromptLines.forEach(
          "prompts.jsonl",
          new ByteArrayInputStream(jsonl.getBytes(StandardCharsets.UTF_8)),
          prompts::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return prompts;
  }

  @Provide
  Arbitrary<List<Row>> rows() {
    return Combinators.combine(AnyText.names(), AnyText.encodable(), AnyText.names())
        .as((id, prompt, label) -> new Row(id, prompt + "a", label, ""))
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .uniqueElements(Row::id);
  }

  @Provide
  Arbitrary<String> damagedCsv() {
    Arbitrary<String> written =
        rows().map(rows -> text(LabelsCsv.write(rows, rows.size() % 2 == 0)));
    return AnyText.damaged(
            Arbitraries.oneOf(written, AnyText.encodable().map(text -> "prompt,label\n" + text)))
        .map(DatasetPropertyTest::encodable);
  }

  @Provide
  Arbitrary<String> damagedJsonl() {
    Arbitrary<String> lines =
        Combinators.combine(AnyText.texts(), AnyText.texts())
            .as((prompt, id) -> Json.line(Map.of("prompt", prompt, "id", id)) + "\n")
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(all -> String.join("", all));
    return AnyText.damaged(lines).map(DatasetPropertyTest::encodable);
  }

  private static String encodable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
