package io.micromap.evaluation.dataset;

import java.util.List;
import java.util.Optional;

/**
 * Rows that tell little more than another.
 *
 * @param copies rows that repeat the prompt and label of another, and are counted all the same
 * @param nearDuplicates rows that say what another does in nearly its words; 0 where nobody counted
 */
public record RepeatedRows(int copies, int nearDuplicates) {

  /** Where nobody counted. */
  public static final RepeatedRows NONE = new RepeatedRows(0, 0);

  /** One row in so many is enough to warn of near duplicates. */
  private static final int NEARLY_ALIKE = 3;

  /** Counts the copies and, up to 20,000 rows, the near duplicates. */
  public static RepeatedRows of(List<Row> rows) {
    DifferentRows counted = DifferentRows.of(rows);
    int nearly =
        NearDuplicateFolds.affords(rows.size()) ? NearDuplicates.of(rows, i -> "").rows(rows) : 0;
    return new RepeatedRows(counted.rows() - counted.different(), nearly);
  }

  /**
   * That a third of the rows or more are near duplicates of others, in words; empty where fewer
   * are.
   *
   * @param rows all of them
   */
  public Optional<String> warning(int rows) {
    return nearDuplicates > 0 && nearDuplicates * NEARLY_ALIKE >= rows
        ? Optional.of(
            nearDuplicates
                + " of "
                + rows
                + " rows say what another does in nearly its words: 95 % intervals take each row"
                + " for independent and are too narrow, and prompts in other words may fare worse."
                + " Give rows in more wordings.")
        : Optional.empty();
  }
}
