package io.micromap.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DifferentRowsTest {

  @Test
  void rowsThatDifferAreNotWarnedOf() {
    assertThat(warning("swap a coin", "send a coin")).isEmpty();
    assertThat(warning("swap 1 coin", "swap 2 coins", "swap 3 coins")).isEmpty();
  }

  @Test
  void copiesAreWarnedOf() {
    assertThat(warning("swap a coin", "Swap a coin!", "send a coin"))
        .isEqualTo(
            "WARNING: 3 rows are 2 different prompts: 95 % intervals take each row for independent"
                + " and are too narrow.");
  }

  @Test
  void aCopyAmongManyRowsMovesNoInterval() {
    List<String> prompts = new ArrayList<>(List.of("swap a coin"));
    for (char c = 'a'; c < 'z'; c++) {
      prompts.add("swap " + c);
      prompts.add("send " + c);
    }

    assertThat(warning(prompts.toArray(String[]::new))).isEmpty();
    prompts.add("Swap a coin!");
    assertThat(warning(prompts.toArray(String[]::new))).isEmpty();
    prompts.add("swap a coin.");
    assertThat(warning(prompts.toArray(String[]::new))).startsWith("WARNING: 53 rows are 51");
  }

  @Test
  void fewWordingsAreWarnedOf() {
    assertThat(warning("swap 1 coin", "swap 2 coin", "swap 3 coin"))
        .startsWith("WARNING: 3 rows are one wording with other numbers in them: 95 % intervals")
        .endsWith("and all holds only for prompts in such words. Give rows in more.");
    assertThat(warning("swap 1 coin", "swap 2 coin", "swap 3 coin", "swap 3 coin"))
        .startsWith("WARNING: 4 rows are 3 different prompts in one wording with other numbers");
  }

  private static String warning(String... prompts) {
    List<Row> rows = Stream.of(prompts).map(prompt -> new Row("1", prompt, "x", "row 1")).toList();
    return DifferentRows.of(rows).warning().orElse("");
  }
}
