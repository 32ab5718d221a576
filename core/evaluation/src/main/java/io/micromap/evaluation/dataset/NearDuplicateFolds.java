package io.micromap.evaluation.dataset;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Deals rows out to folds so that near duplicates are in one of them, and every class in all. */
public final class NearDuplicateFolds {

  /**
   * With more rows the search for near duplicates takes its time and changes little: {@code
   * docs/decisions/near-duplicate-folds.md}.
   */
  private static final int MOST_COMPARED = 20_000;

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
    return deal(rows, folds, seed, false);
  }

  /** The same up to 20,000 rows; more are dealt out as {@link Folds} does. */
  public static int[] dealAffordable(List<Row> rows, int folds, long seed) {
    return dealAffordable(rows, folds, seed, false);
  }

  /**
   * The rows that lie in some of the folds, in order, where folds play different parts: of those
   * with as few rows of its classes, a group goes to the one with the fewest rows of all, so that
   * each has its share of all rows, too. The first group of a class goes to fold 0, until half of
   * all rows are there: a class in one wording is trained on where fold 0 is. More than 20,000 rows
   * are dealt out as {@link Folds} does.
   */
  public static LabelledPrompts keep(
      LabelledPrompts data, Set<Integer> kept, int folds, long seed) {
    int[] fold = dealAffordable(data.rows(), folds, seed, true);
    return data.with(
        IntStream.range(0, fold.length)
            .filter(i -> kept.contains(fold[i]))
            .mapToObj(data.rows()::get)
            .toList());
  }

  /** Whether so many rows are few enough to be compared where nobody asked for it. */
  public static boolean affords(int rows) {
    return rows <= MOST_COMPARED;
  }

  private static int[] dealAffordable(List<Row> rows, int folds, long seed, boolean even) {
    return affords(rows.size()) ? deal(rows, folds, seed, even) : Folds.deal(rows, folds, seed);
  }

  private static int[] deal(List<Row> rows, int folds, long seed, boolean even) {
    int[] fold = Folds.deal(rows, folds, seed);
    Map<String, int[]> sizes = new HashMap<>();
    rows.forEach(row -> sizes.put(row.label(), new int[folds]));
    int[] all = new int[folds];
    for (List<Integer> group : NearDuplicates.of(rows, i -> "").shuffled(rows, seed)) {
      boolean chained = group.size() > Math.max(1, rows.size() / (2 * folds));
      int common = chained ? 0 : emptiest(rows, group, sizes, all);
      for (int row : group) {
        fold[row] = chained ? fold[row] : common;
        sizes.get(rows.get(row).label())[fold[row]]++;
        all[fold[row]] += even ? 1 : 0;
      }
    }
    return fold;
  }

  private static int emptiest(
      List<Row> rows, List<Integer> group, Map<String, int[]> sizes, int[] all) {
    int[] same = new int[all.length];
    for (int row : group) {
      int[] ofClass = sizes.get(rows.get(row).label());
      Arrays.setAll(same, fold -> same[fold] + ofClass[fold]);
    }
    boolean first = Arrays.stream(same).allMatch(size -> size == 0);
    return first && 2 * (all[0] + group.size()) <= rows.size()
        ? 0
        : IntStream.range(0, all.length)
            .boxed()
            .min(
                Comparator.comparingInt((Integer fold) -> same[fold])
                    .thenComparingInt(fold -> all[fold]))
            .orElseThrow();
  }
}
