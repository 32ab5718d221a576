package io.micromap.evaluation.quality;

import io.micromap.evaluation.dataset.Folds;
import io.micromap.evaluation.dataset.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Deals rows out to folds so that near duplicates are in one of them, and every class in all. */
public final class NearDuplicateFolds {

  private NearDuplicateFolds() {}

  /**
   * The fold of each row. A group of near duplicates goes where its classes have the fewest rows so
   * far. Templates can chain most rows into one group: one with more than half a fold's rows is
   * dealt out as {@link Folds} does, which keeps together what differs only in case, digits or
   * punctuation.
   *
   * @return numbers from 0 to folds - 1
   */
  public static int[] deal(List<Row> rows, int folds, long seed) {
    int[] fold = Folds.deal(rows, folds, seed);
    Map<String, int[]> sizes = new HashMap<>();
    rows.forEach(row -> sizes.put(row.label(), new int[folds]));
    List<List<Integer>> groups =
        StratifiedSplit.shuffled(NearDuplicates.of(rows, i -> ""), rows, seed);
    for (List<Integer> group : groups) {
      boolean chained = group.size() > Math.max(1, rows.size() / (2 * folds));
      int common = chained ? 0 : emptiest(group, rows, sizes, folds);
      for (int row : group) {
        fold[row] = chained ? fold[row] : common;
        sizes.get(rows.get(row).label())[fold[row]]++;
      }
    }
    return fold;
  }

  private static int emptiest(
      List<Integer> group, List<Row> rows, Map<String, int[]> sizes, int folds) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int fold = 0; fold < folds; fold++) {
      int there = fold;
      int size = group.stream().mapToInt(row -> sizes.get(rows.get(row).label())[there]).sum();
      if (size < least) {
        least = size;
        best = fold;
      }
    }
    return best;
  }
}
