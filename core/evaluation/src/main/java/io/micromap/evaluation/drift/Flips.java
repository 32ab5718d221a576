package io.micromap.evaluation.drift;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Rows whose decision changed.
 *
 * @param all of all rows
 * @param labelToLabel answered with another label than before
 * @param labelToAbstain answered before, not any more
 * @param abstainToLabel not answered before
 * @param rightToWrong rows of a known label that were treated rightly before and are not any more
 * @param wrongToRight rows of a known label that are treated rightly only now
 * @param byLabel every change that occurred, the commonest first
 */
public record Flips(
    Share all,
    int labelToLabel,
    int labelToAbstain,
    int abstainToLabel,
    int rightToWrong,
    int wrongToRight,
    List<LabelFlip> byLabel) {

  /**
   * One kind of change.
   *
   * @param before the label answered before, null for an abstention
   * @param after the label answered now, null for an abstention
   * @param rows how many
   */
  public record LabelFlip(String before, String after, int rows) {}

  /** Copies. */
  public Flips {
    byLabel = List.copyOf(byLabel);
  }

  /** Counts changes, one row after the other. */
  static final class Tally {

    private record Pair(String before, String after) {}

    private static final Comparator<Pair> ORDER =
        Comparator.comparing(Pair::before).thenComparing(Pair::after);
    private static final String ABSTAINED = "";

    private final Map<Pair, Integer> counts = new TreeMap<>(ORDER);
    private int rows;

    void add(Optional<String> before, Optional<String> after) {
      rows++;
      if (!before.equals(after)) {
        counts.merge(new Pair(before.orElse(ABSTAINED), after.orElse(ABSTAINED)), 1, Integer::sum);
      }
    }

    Flips flips(PairedTally rightly) {
      int silenced = 0;
      int woken = 0;
      int all = 0;
      for (Map.Entry<Pair, Integer> entry : counts.entrySet()) {
        all += entry.getValue();
        silenced += entry.getKey().after().isEmpty() ? entry.getValue() : 0;
        woken += entry.getKey().before().isEmpty() ? entry.getValue() : 0;
      }
      return new Flips(
          Share.of(all, rows),
          all - silenced - woken,
          silenced,
          woken,
          rightly.onlyBefore(),
          rightly.onlyAfter(),
          counts.entrySet().stream()
              .sorted(
                  Map.Entry.<Pair, Integer>comparingByValue()
                      .reversed()
                      .thenComparing(Map.Entry.comparingByKey(ORDER)))
              .map(e -> flip(e.getKey(), e.getValue()))
              .toList());
    }

    private static LabelFlip flip(Pair pair, int rows) {
      return new LabelFlip(
          pair.before().isEmpty() ? null : pair.before(),
          pair.after().isEmpty() ? null : pair.after(),
          rows);
    }
  }
}
