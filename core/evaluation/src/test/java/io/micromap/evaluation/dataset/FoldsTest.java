package io.micromap.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FoldsTest {

  @Test
  void rowsThatDifferOnlyInCaseDigitsOrPunctuationLieTogether() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String verb = "verb" + (char) ('a' + i);
      rows.add(row(verb + " 5 eth", "x"));
      rows.add(row(verb.toUpperCase(Locale.ROOT) + "   17.25 ETH!", "x"));
    }

    int[] fold = Folds.deal(rows, 5, 42);

    for (int i = 0; i < rows.size(); i += 2) {
      assertThat(fold[i + 1]).as(rows.get(i).prompt()).isEqualTo(fold[i]);
    }
  }

  @Test
  void theOrderOfTheRowsDoesNotMatter() {
    List<Row> rows = SampleRows.rows();
    List<Row> turned = new ArrayList<>(rows);
    Collections.reverse(turned);

    int[] fold = Folds.deal(rows, 5, 42);
    int[] foldOfTurned = Folds.deal(turned, 5, 42);

    for (int i = 0; i < fold.length; i++) {
      assertThat(foldOfTurned[fold.length - 1 - i]).isEqualTo(fold[i]);
    }
  }

  @Test
  void everyClassIsDealtEvenly() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String words = "prompt " + (char) ('a' + i / 10) + (char) ('a' + i % 10);
      rows.add(row(words, i % 4 == 0 ? "x" : "y"));
    }
    int[] fold = Folds.deal(rows, 5, 42);

    for (String label : List.of("x", "y")) {
      int[] sizes = new int[5];
      for (int i = 0; i < rows.size(); i++) {
        sizes[fold[i]] += rows.get(i).label().equals(label) ? 1 : 0;
      }
      assertThat(sizes).containsOnly(label.equals("x") ? 3 : 9);
    }
  }

  @Test
  void oneSeedDealsOneWayAndAnotherAnother() {
    List<Row> rows = SampleRows.rows();

    assertThat(Folds.deal(rows, 5, 7)).isEqualTo(Folds.deal(rows, 5, 7));
    assertThat(Folds.deal(rows, 5, 7)).isNotEqualTo(Folds.deal(rows, 5, 8));
  }

  @Test
  void foldsPartitionTheRows() {
    LabelledPrompts all = SampleRows.read();
    Set<Row> seen = new HashSet<>();
    int count = 0;
    for (int fold = 0; fold < 3; fold++) {
      LabelledPrompts part = Folds.keep(all, Set.of(fold), 3, 42);
      seen.addAll(part.rows());
      count += part.rows().size();
    }
    assertThat(count).isEqualTo(all.rows().size());
    assertThat(seen).hasSize(all.rows().size());
  }

  private static Row row(String prompt, String label) {
    return new Row(prompt, prompt, label, prompt);
  }
}
