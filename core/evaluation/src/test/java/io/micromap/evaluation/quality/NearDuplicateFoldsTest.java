package io.micromap.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.evaluation.SampleRows;
import io.micromap.evaluation.dataset.Row;
import java.util.List;
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
