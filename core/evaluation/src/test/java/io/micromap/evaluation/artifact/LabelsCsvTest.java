package io.micromap.evaluation.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsCsvTest {

  @Test
  void whatIsWrittenIsReadBackWhole() {
    List<Row> rows = new ArrayList<>(SampleRows.rows());
    rows.add(new Row("85", " \"quoted\", \r\n and #broken ", "swap", "x"));
    rows.add(new Row("86", "#", "swap", "x"));
    LabelledPrompts data = new LabelledPrompts("rows.csv", rows, "oos");

    LabelledPrompts plain = read(rows, false);

    assertThat(plain.sha256()).isEqualTo(data.sha256());
    assertThat(plain.hasIds()).isFalse();
  }

  @Test
  void idsAreKept() {
    List<Row> rows = List.of(new Row("b", "one", "x", ""), new Row("a", "two", "y", ""));

    assertThat(read(rows, true).rows()).extracting(Row::id).containsExactly("b", "a");
    assertThat(read(rows, true).hasIds()).isTrue();
  }

  private static LabelledPrompts read(List<Row> rows, boolean ids) {
    return SampleRows.read(new String(LabelsCsv.write(rows, ids), StandardCharsets.UTF_8));
  }
}
