package io.micromap.training.trainer;

import io.micromap.spi.Label;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * In-scope training rows to which the mapper that was fitted on them gives another top-ranked
 * class.
 *
 * @param rows how many there are
 * @param classes how many rows of which class have which other one, as "a as b"
 */
record AnsweredOtherwise(int rows, Map<String, Integer> classes) {

  /**
   * Those of some rows.
   *
   * @param labels of the classes, in their order
   * @param bests the top-ranked class of each row, by the mapper itself
   */
  static AnsweredOtherwise of(List<Label> labels, int[] bests, TrainingRows rows) {
    Map<String, Integer> classes = new TreeMap<>();
    for (int i = 0; i < bests.length; i++) {
      int own = rows.y()[i];
      int best = bests[i];
      if (own < rows.classes() && own != best) {
        classes.merge(labels.get(own).name() + " as " + labels.get(best).name(), 1, Integer::sum);
      }
    }
    return new AnsweredOtherwise(
        classes.values().stream().mapToInt(Integer::intValue).sum(), classes);
  }

  /** What to do about them; empty where there are none. */
  Optional<String> message() {
    return rows == 0
        ? Optional.empty()
        : Optional.of(
            "rows that the mapper ranks another class first for, although they trained it: "
                + rows
                + "; 'micromap data check' lists them");
  }
}
