package io.micromap.evaluation.quality;

import static io.micromap.evaluation.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.error.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StratifiedSplitTest {

  private final LabelledPrompts data = data(40);

  @Test
  void everyRowLiesInOnePartAndEveryClassHasItsShare() {
    StratifiedSplit split = StratifiedSplit.of(data, 0.25, 1);
    Set<Row> all = new HashSet<>(split.training().rows());
    all.addAll(split.evaluation().rows());

    assertThat(all).hasSameElementsAs(data.rows());
    assertThat(split.training().rows().size() + split.evaluation().rows().size())
        .isEqualTo(data.rows().size());
    for (String label : List.of("a", "b", "oos")) {
      assertThat(split.evaluation().rows().stream().filter(row -> row.label().equals(label)))
          .hasSize(data.rows().size() / 3 / 4);
    }
  }

  @Test
  void nearDuplicatesLieOnOneSideEvenUnderSeveralLabels() {
    StratifiedSplit split = StratifiedSplit.of(data, 0.25, 1);
    Set<String> held = topics(split.evaluation());

    assertThat(topics(split.training())).doesNotContainAnyElementsOf(held);
    assertThat(held).isNotEmpty();
  }

  @Test
  void oneSeedSplitsOneWayAndAnotherAnother() {
    assertThat(StratifiedSplit.of(data, 0.25, 7)).isEqualTo(StratifiedSplit.of(data, 0.25, 7));
    assertThat(StratifiedSplit.of(data, 0.25, 7)).isNotEqualTo(StratifiedSplit.of(data, 0.25, 8));
  }

  @Test
  void groupsAreCountedAsByTheFigures() {
    List<Row> rows = new ArrayList<>(data.rows());
    rows.add(new Row("1001", "what a lonely lighthouse", "a", "x, line 1"));
    rows.add(new Row("1002", "what a lonely lighthouse", "a", "x, line 2"));
    LabelledPrompts more = data.with(rows);

    StratifiedSplit split = StratifiedSplit.of(more, 0.25, 1);

    assertThat(split.groups())
        .isEqualTo(120)
        .isEqualTo(DataStats.of(more).repeats().nearDuplicateGroups());
    assertThat(split.toText()).contains("120 groups of near duplicates, each on one side");
  }

  @Test
  void twoRowsOfEveryClassStayForTraining() {
    List<Row> rows = new ArrayList<>(data.rows());
    rows.add(new Row("1001", "what a lonely lighthouse", "tiny", "x, line 1"));
    rows.add(new Row("1002", "purple elephants juggle", "tiny", "x, line 2"));

    StratifiedSplit split = StratifiedSplit.of(data.with(rows), 0.9, 1);

    assertThat(split.training().rows().stream().filter(row -> row.label().equals("tiny")))
        .hasSize(2);
  }

  @Test
  void impossibleSplitsAreRefused() {
    assertFails(ErrorCode.USAGE, () -> StratifiedSplit.of(data, 1, 1), "between 0 and 1");
    assertFails(ErrorCode.USAGE, () -> StratifiedSplit.of(data, Double.NaN, 1), "between 0 and 1");
    assertFails(
        ErrorCode.TOO_FEW_ROWS,
        () -> StratifiedSplit.of(data.with(data.rows().subList(0, 2)), 0.5, 1),
        "no row can be spared");
  }

  /** Topics of two near duplicates each; every topic has words of its own. */
  private static LabelledPrompts data(int topics) {
    List<Row> rows = new ArrayList<>();
    for (int topic = 0; topic < topics; topic++) {
      for (String label : List.of("a", "b", "oos")) {
        String words = word(topic, label) + " " + word(topic + 100, label);
        add(rows, "I want the " + words + " " + topic, label);
        add(rows, "i want the " + words + " please", label);
      }
    }
    return new LabelledPrompts("topics", rows, "oos");
  }

  private static void add(List<Row> rows, String prompt, String label) {
    String id = Integer.toString(rows.size() + 1);
    rows.add(new Row(id, prompt, label, "topics, line " + id));
  }

  private static String word(int topic, String label) {
    return Integer.toString(Math.abs((label + topic).hashCode() * 31), 36).replaceAll("[0-9]", "q")
        + (char) ('a' + topic % 26);
  }

  private static Set<String> topics(LabelledPrompts part) {
    return part.rows().stream()
        .map(row -> row.prompt().split(" ", -1)[3])
        .collect(Collectors.toSet());
  }
}
