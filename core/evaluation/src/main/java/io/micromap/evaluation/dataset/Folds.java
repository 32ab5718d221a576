package io.micromap.evaluation.dataset;

import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.featurizer.PromptKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Deals rows out to folds: every class evenly, rows whose prompts have one {@link PromptKey#shape}
 * together, the order by a seeded hash.
 */
public final class Folds {

  private Folds() {}

  /**
   * The fold of each row.
   *
   * @return numbers from 0 to folds - 1
   */
  public static int[] deal(List<Row> rows, int folds, long seed) {
    TreeMap<String, TreeMap<String, List<Integer>>> groups = new TreeMap<>();
    List<String> hashes = rows.parallelStream().map(row -> hash(row, seed)).toList();
    for (int i = 0; i < rows.size(); i++) {
      groups
          .computeIfAbsent(rows.get(i).label(), label -> new TreeMap<>())
          .computeIfAbsent(hashes.get(i), key -> new ArrayList<>())
          .add(i);
    }
    int[] fold = new int[rows.size()];
    int next = 0;
    for (TreeMap<String, List<Integer>> ofClass : groups.values()) {
      for (List<Integer> group : ofClass.values()) {
        for (int row : group) {
          fold[row] = next % folds;
        }
        next++;
      }
    }
    return fold;
  }

  /** The rows that lie in some of the folds, in order. */
  public static LabelledPrompts keep(
      LabelledPrompts data, Set<Integer> kept, int folds, long seed) {
    int[] fold = deal(data.rows(), folds, seed);
    return data.with(
        IntStream.range(0, fold.length)
            .filter(i -> kept.contains(fold[i]))
            .mapToObj(data.rows()::get)
            .toList());
  }

  private static String hash(Row row, long seed) {
    return Sha256.hex((seed + "|" + row.key().wording()).getBytes(StandardCharsets.UTF_8));
  }
}
