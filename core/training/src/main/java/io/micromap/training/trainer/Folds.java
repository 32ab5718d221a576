package io.micromap.training.trainer;

import io.micromap.runtime.bundle.Sha256;
import io.micromap.training.dataset.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Deals rows out to folds: every class evenly, rows that differ only in case, digits or punctuation
 * together, the order by a seeded hash.
 */
final class Folds {

  private Folds() {}

  /**
   * The fold of each row.
   *
   * @param y class of each row
   * @return numbers from 0 to folds - 1
   */
  static int[] deal(List<Row> rows, int[] y, int folds, long seed) {
    TreeMap<Integer, TreeMap<String, List<Integer>>> groups = new TreeMap<>();
    for (int i = 0; i < y.length; i++) {
      groups
          .computeIfAbsent(y[i], label -> new TreeMap<>())
          .computeIfAbsent(key(rows.get(i).prompt(), seed), key -> new ArrayList<>())
          .add(i);
    }
    int[] fold = new int[y.length];
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

  private static String key(String prompt, long seed) {
    String shape =
        prompt.toLowerCase(Locale.ROOT).replaceAll("[0-9]+", "0").replaceAll("[^a-z0]+", " ");
    return Sha256.hex((seed + "|" + shape.strip()).getBytes(StandardCharsets.UTF_8));
  }
}
