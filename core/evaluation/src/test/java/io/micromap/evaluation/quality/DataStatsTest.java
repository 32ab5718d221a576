package io.micromap.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.runtime.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataStatsTest {

  private final LabelledPrompts rows =
      SampleRows.read(
          "prompt,label\nbuy 5 coins,x\nbuy 7 coins,x\nbuy 7 coins,x\nsell now,y\nhello 👋,oos\n");

  @Test
  void rowsClassesWordsAndDuplicatesAreCounted() {
    DataStats stats = DataStats.of(rows);

    assertThat(stats.size().rows()).isEqualTo(5);
    assertThat(stats.classes()).isEqualTo(Map.of("x", 3, "y", 1));
    assertThat(stats.size().shareOutOfScope()).isEqualTo(0.2);
    assertThat(stats.distinct().vocabulary()).isEqualTo(7);
    assertThat(stats.distinct().seenOnce()).isEqualTo(4);
    assertThat(stats.repeats().duplicates()).isEqualTo(1);
    assertThat(stats.repeats().nearDuplicates()).isEqualTo(2);
    assertThat(stats.quantiles().words()).isEqualTo(new DataStats.Quantiles(2, 2, 2, 3, 3, 3, 3));
    assertThat(stats.quantiles().characters().max()).isEqualTo(11);
    assertThat(stats.quantiles().characters().min()).isEqualTo(7);
  }

  @Test
  void textAndJsonSayTheSame() {
    DataStats stats = DataStats.of(rows);
    String json = new String(Json.pretty(stats), StandardCharsets.UTF_8);

    assertThat(stats.toText()).contains("rows by class").contains("       3  x");
    assertThat(json).contains("\"schema_version\"", "\"data_sha256\"", "\"near_duplicates\" : 2");
  }
}
