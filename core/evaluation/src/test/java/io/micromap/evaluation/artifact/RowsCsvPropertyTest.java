package io.micromap.evaluation.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.AnyText;
import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.runtime.bundle.ThresholdSource;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** {@code rows.csv} as bytes. */
class RowsCsvPropertyTest {

  @Property(tries = 500, seed = "7", edgeCases = EdgeCasesMode.NONE)
  void rowsAreReadBackAsTheyWereWritten(@ForAll("rows") List<DecidedRow> rows) {
    byte[] bytes = CsvArtifacts.rows(rows);

    List<DecidedRow> read = CsvArtifacts.readRows(SampleRows.source("rows.csv", text(bytes)));

    assertThat(read).isEqualTo(rows);
    assertThat(CsvArtifacts.rows(read)).isEqualTo(bytes);
    assertThat(text(bytes).lines()).hasSize(rows.size() + 1);
  }

  @Property(tries = 1000, seed = "7", edgeCases = EdgeCasesMode.NONE)
  void aDamagedFileIsReadOrNamed(@ForAll("damaged") String csv) {
    try {
      CsvArtifacts.readRows(SampleRows.source("rows.csv", csv));
    } catch (MicromapException e) {
      assertThat(e.code()).isIn(ErrorCode.BAD_CSV, ErrorCode.EMPTY_FILE);
      assertThat(e).hasMessageContaining("rows.csv");
    }
  }

  @Provide
  Arbitrary<List<DecidedRow>> rows() {
    Arbitrary<Row> rows =
        Combinators.combine(AnyText.names(), AnyText.encodable(), AnyText.names())
            .as((id, prompt, label) -> new Row(id, prompt, label, ""));
    return Combinators.combine(rows, AnyText.names(), Arbitraries.doubles().between(0, 1))
        .as((row, label, confidence) -> DecidedRow.of(row, decision(label, confidence)))
        .list()
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> damaged() {
    return AnyText.damaged(rows().map(rows -> text(CsvArtifacts.rows(rows))))
        .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }

  private static Decision decision(String label, double confidence) {
    return new Decision(
        Optional.of(label),
        confidence,
        new Decision.Limit(0.5, ThresholdSource.LOCK),
        confidence < 0.5 ? Reason.BELOW_THRESHOLD : Reason.CONFIDENT,
        new Decision.Rival(
            confidence < 0.25 ? Optional.empty() : Optional.of(label), confidence / 2),
        List.of(),
        confidence < 0.75,
        new Decision.Model("custom", "a1"));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
