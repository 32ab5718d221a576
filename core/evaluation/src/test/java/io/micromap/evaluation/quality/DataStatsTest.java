package io.micromap.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.runtime.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    assertThat(stats.repeats().nearDuplicates()).isEqualTo(3);
    assertThat(stats.repeats().nearDuplicateGroups()).isEqualTo(1);
    assertThat(stats.quantiles().words()).isEqualTo(new DataStats.Quantiles(2, 2, 2, 3, 3, 3, 3));
    assertThat(stats.quantiles().characters().max()).isEqualTo(11);
    assertThat(stats.quantiles().characters().min()).isEqualTo(7);
  }

  @Test
  void textAndJsonSayTheSame() {
    DataStats stats = DataStats.of(rows);
    String json = new String(Json.pretty(stats), StandardCharsets.UTF_8);

    assertThat(stats.toText())
        .contains("rows by class")
        .contains("       3  x")
        .contains("rows nearly like another               3  (in 1 group)");
    assertThat(json).contains("\"schema_version\"", "\"data_sha256\"", "\"near_duplicates\" : 3");
  }

  @Test
  void aCheckOfTheSameRowsCountsTheSameRepeatsWhateverItComparesThemWith() {
    LabelledPrompts linked =
        SampleRows.read(
            """
            prompt,label
            open 5 savings accounts today,x
            open 5 savings accounts today,x
            open 6 savings accounts today,y
            sell it,y
            sell it,y
            please close all of my checking accounts,x
            could you please close all of my checking accounts,x
            amber birch cedar daisy elder ferns grape hazel,x
            cedar daisy elder ferns grape hazel irises jasmin,y
            """);
    LabelledPrompts between =
        SampleRows.read(
            "prompt,label\namber birch cedar daisy elder ferns grape hazel irises jasmin,x\n");
    DataStats.Repeats repeats = DataStats.of(linked).repeats();

    for (Optional<LabelledPrompts> evaluation :
        List.of(Optional.<LabelledPrompts>empty(), Optional.of(between))) {
      DataReport report =
          new DataCheck(Optional.empty(), List.of(), step -> {}).check(linked, evaluation);
      assertThat(count(report, FindingKind.DUPLICATES)).isEqualTo(repeats.duplicates());
      assertThat(count(report, FindingKind.NEAR_DUPLICATES)).isEqualTo(repeats.nearDuplicates());
    }
    assertThat(repeats).isEqualTo(new DataStats.Repeats(2, 5, 2));
  }

  private static int count(DataReport report, FindingKind kind) {
    return report.findings().stream()
        .filter(finding -> finding.kind() == kind)
        .mapToInt(Finding::count)
        .sum();
  }
}
