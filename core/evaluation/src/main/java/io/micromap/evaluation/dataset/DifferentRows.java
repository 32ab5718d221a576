package io.micromap.evaluation.dataset;

import io.micromap.runtime.featurizer.PromptKey;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How many rows there are if those that tell little more than another are one.
 *
 * @param rows all
 * @param different those without copies: rows of one prompt and one label
 * @param wordings those if prompts that differ in numbers alone are one, too
 */
public record DifferentRows(int rows, int different, int wordings) {

  /** Rows for each wording from which on they are few. */
  private static final int FEW_WORDINGS = 2;

  /** One copy among so many rows, or fewer, moves no interval. */
  private static final int ROWS_OF_A_COPY = 50;

  /** Counts. */
  public static DifferentRows of(List<Row> rows) {
    Set<List<String>> different = new HashSet<>();
    Set<List<String>> wordings = new HashSet<>();
    for (Row row : rows) {
      PromptKey key = row.key();
      if (different.add(List.of(row.label(), key.text()))) {
        wordings.add(List.of(row.label(), key.wording()));
      }
    }
    return new DifferentRows(rows.size(), different.size(), wordings.size());
  }

  /** What to be wary of where there are copies, or few wordings; empty where there is nothing. */
  public Optional<String> warning() {
    boolean copies = (long) (rows - different) * ROWS_OF_A_COPY > rows;
    boolean few = wordings * FEW_WORDINGS < different;
    if (!copies && !few) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "WARNING: %d rows are %s%s%s: 95 %% intervals take each row for independent and are too"
                + " narrow%s",
            rows,
            copies ? number(different, "different prompt") : "",
            copies && few ? " in " : "",
            few ? number(wordings, "wording") + " with other numbers in them" : "",
            few ? ", and all holds only for prompts in such words. Give rows in more." : "."));
  }

  private static String number(int count, String what) {
    return count == 1 ? "one " + what : count + " " + what + "s";
  }
}
