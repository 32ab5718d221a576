package io.micromap.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearDuplicateFoldsTest {

  @Test
  void nearDuplicatesAreInOneFoldAndEveryClassInAll() {
    List<Row> rows = rows();

    int[] fold = NearDuplicateFolds.deal(rows, 3, 1);

    for (int i = 0; i < rows.size(); i += 2) {
      assertThat(fold[i]).isEqualTo(fold[i + 1]).isBetween(0, 2);
    }
    for (String label : List.of("x", "y")) {
      assertThat(IntStream.range(0, fold.length).filter(i -> rows.get(i).label().equals(label)))
          .extracting(i -> fold[i])
          .contains(0, 1, 2);
    }
    assertThat(NearDuplicateFolds.deal(rows, 3, 1)).isEqualTo(fold);
  }

  @Test
  void aTemplateThatChainsAllRowsIsDealtOutAllTheSame() {
    List<Row> rows =
        SampleRows.read(
                "prompt,label\n"
                    + IntStream.range(0, 30)
                        .mapToObj(
                            i -> "please would you be so kind to open door " + word(i) + ",x\n")
                        .collect(Collectors.joining())
                    + "close it,y\nshut it,y\n")
            .rows();

    assertThat(NearDuplicateFolds.deal(rows, 3, 1)).contains(0, 1, 2);
  }

  @Test
  void theOrderOfTheRowsDoesNotMatter() {
    List<Row> rows = rows();
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(3));

    int[] fold = NearDuplicateFolds.deal(rows, 3, 1);
    int[] foldOfShuffled = NearDuplicateFolds.deal(shuffled, 3, 1);

    for (int i = 0; i < fold.length; i++) {
      assertThat(foldOfShuffled[shuffled.indexOf(rows.get(i))]).isEqualTo(fold[i]);
    }
    for (int part = 0; part < 5; part++) {
      assertThat(keep(shuffled, part).sha256()).isEqualTo(keep(rows, part).sha256());
    }
  }

  @Test
  void aPartHasItsShareOfAllRowsAndOfEveryClassWhateverTheirSizes() {
    for (int size = 5; size <= 9; size++) {
      List<Row> rows = different(30, size);
      for (int part = 0; part < 5; part++) {
        LabelledPrompts kept = keep(rows, part);

        assertThat(kept.rows().size()).isBetween(30 * size / 5 - 1, 30 * size / 5 + 1);
        assertThat(kept.labels()).hasSize(30);
      }
    }
  }

  @Test
  void aClassOfFewWordingsIsInTheFirstFold() {
    LabelledPrompts first = keep(different(30, 2), 0);

    assertThat(first.labels()).hasSize(30);
    assertThat(first.rows()).hasSize(30);
    assertThat(keep(different(30, 1), 0).rows()).hasSize(15);
  }

  @Test
  void moreThanTwentyThousandRowsAreDealtByTheirShapes() {
    List<Row> rows = new ArrayList<>(rows());
    while (rows.size() <= 20_000) {
      String prompt = "row " + word(rows.size());
      rows.add(new Row(prompt, prompt, "z", prompt));
    }

    int[] few = NearDuplicateFolds.dealAffordable(rows.subList(0, 20_000), 3, 1);

    assertThat(few).isEqualTo(NearDuplicateFolds.deal(rows.subList(0, 20_000), 3, 1));
    assertThat(NearDuplicateFolds.dealAffordable(rows, 3, 1))
        .isEqualTo(Folds.deal(rows, 3, 1))
        .isNotEqualTo(NearDuplicateFolds.deal(rows, 3, 1));
  }

  @Test
  void partsOfAReferenceShareNoNearDuplicate() {
    List<Row> rows = rows();
    DataReference all =
        DataReference.files(
            Path.of("rows.csv"), Optional.empty(), Reading.of(ConflictPolicy.ERROR, "oos"));

    List<Row> kept = all.part(DataReference.Part.holdout(0.2, true)).of(data(rows)).rows();

    assertThat(kept).hasSizeBetween(8, 12);
    for (int i = 0; i < rows.size(); i += 2) {
      assertThat(kept.contains(rows.get(i))).isEqualTo(kept.contains(rows.get(i + 1)));
    }
  }

  private static LabelledPrompts keep(List<Row> rows, int part) {
    return NearDuplicateFolds.keep(data(rows), Set.of(part), 5, 42);
  }

  private static LabelledPrompts data(List<Row> rows) {
    return new LabelledPrompts("rows.csv", rows, "oos");
  }

  /** Rows of so many classes, none nearly like another. */
  private static List<Row> different(int classes, int size) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < classes * size; i++) {
      String words = word(i) + " " + word(i + 1000) + " " + word(i + 2000);
      rows.add(new Row(words, words, "class " + i / size, words));
    }
    return rows;
  }

  private static List<Row> rows() {
    StringBuilder csv = new StringBuilder("prompt,label\n");
    for (int i = 0; i < 24; i++) {
      String words = word(i) + " " + word(i + 30) + " " + word(i + 60) + " " + word(i + 90);
      String label = i % 2 == 0 ? "x" : "y";
      csv.append(words).append(' ').append(word(200)).append(',').append(label).append('\n');
      csv.append(words).append(' ').append(word(201)).append(',').append(label).append('\n');
    }
    return SampleRows.read(csv.toString()).rows();
  }

  /** A word of its own for each number. */
  private static String word(int number) {
    return Integer.toString(number * 7919 + 1_000_003, 26)
        .chars()
        .mapToObj(c -> Character.toString(Character.isDigit(c) ? 'q' + (c - '0') : c))
        .collect(Collectors.joining());
  }
}
