package io.micromap.evaluation.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.AnyText;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.evaluation.metrics.FlippedRow;
import io.micromap.runtime.bundle.ThresholdSource;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Reason;
import io.micromap.spi.Label;
import java.io.IOException;
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
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

class FlipsCsvTest {

  @Property(tries = 500, seed = "9", edgeCases = EdgeCasesMode.NONE)
  void everyFlipIsOneLineThatIsReadBack(@ForAll("flips") List<FlippedRow> rows) throws IOException {
    String text = new String(FlipsCsv.write(rows), StandardCharsets.UTF_8);

    assertThat(text.chars().filter(c -> c == '\n').count()).isEqualTo(rows.size() + 1);
    List<CSVRecord> lines = CSVParser.parse(text, CSVFormat.RFC4180).getRecords();
    assertThat(lines).hasSize(rows.size() + 1);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(lines.get(i + 1).toList()).isEqualTo(fields(rows.get(i)));
    }
  }

  private static List<String> fields(FlippedRow row) {
    return List.of(
        row.before().id(),
        row.before().outcome().gold(),
        row.before().outcome().answer().orElse(""),
        CsvArtifacts.decimal(row.before().confidence()),
        row.before().reason(),
        row.after().outcome().answer().orElse(""),
        CsvArtifacts.decimal(row.after().confidence()),
        row.after().reason(),
        row.before().prompt());
  }

  @Provide
  Arbitrary<List<FlippedRow>> flips() {
    return Combinators.combine(names(), names(), AnyText.encodable(), decisions(), decisions())
        .as(FlipsCsvTest::flip)
        .list()
        .ofMaxSize(4);
  }

  private static FlippedRow flip(
      String id, String gold, String prompt, Decision before, Decision after) {
    Row row = new Row(id, prompt, gold, "rows.csv, line 2");
    return new FlippedRow(DecidedRow.of(row, before), DecidedRow.of(row, after));
  }

  private static Arbitrary<Decision> decisions() {
    return Combinators.combine(names(), Arbitraries.doubles().between(0, 1))
        .as(
            (label, confidence) ->
                new Decision(
                    Optional.of(label),
                    confidence,
                    new Decision.Limit(0.5, ThresholdSource.LOCK),
                    confidence < 0.5 ? Reason.BELOW_THRESHOLD : Reason.CONFIDENT,
                    new Decision.Rival(Optional.empty(), 0),
                    List.of(),
                    false,
                    new Decision.Model("custom", "a1")));
  }

  /** Ids and labels, which may hold all but what no artifact could. */
  private static Arbitrary<String> names() {
    return AnyText.encodable().filter(FlipsCsvTest::isName);
  }

  private static boolean isName(String text) {
    try {
      Label.requireName(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
