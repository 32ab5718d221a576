package io.micromap.evaluation.drift;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Rows whose decision changed.
 *
 * @param all of all rows
 * @param labelToLabel answered with another label than before
 * @param labelToAbstain answered before, no longer
 * @param abstainToLabel not answered before
 * @param rightToWrong rows of a known label that were handled correctly before and no longer are
 * @param wrongToRight rows of a known label that are handled correctly only now
 * @param byLabel every change that occurred, the most frequent first
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
   * @param before the label answered before, empty for an abstention
   * @param after the label answered now, empty for an abstention
   * @param rows how many
   */
  public record LabelFlip(Optional<String> before, Optional<String> after, int rows) {}

  /** Copies. */
  public Flips {
    byLabel = List.copyOf(byLabel);
  }

  /** Counts changes, row by row. */
  static final class Tally {

    private record Pair(String before, String after) {

      private LabelFlip flip(int rows) {
        return new LabelFlip(answer(before), answer(after), rows);
      }

      private static Optional<String> answer(String label) {
        return label.equals(ABSTAINED) ? Optional.empty() : Optional.of(label);
      }
    }

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

    Flips flips(PairedTally correct) {
      int all = count(pair -> true);
      int silenced = count(pair -> pair.after().equals(ABSTAINED));
      int woken = count(pair -> pair.before().equals(ABSTAINED));
      return new Flips(
          Share.of(all, rows),
          all - silenced - woken,
          silenced,
          woken,
          correct.onlyBefore(),
          correct.onlyAfter(),
          byLabel());
    }

    private int count(Predicate<Pair> counted) {
      return counts.entrySet().stream()
          .filter(entry -> counted.test(entry.getKey()))
          .mapToInt(Map.Entry::getValue)
          .sum();
    }

    private List<LabelFlip> byLabel() {
      return counts.entrySet().stream()
          .sorted(
              Map.Entry.<Pair, Integer>comparingByValue()
                  .reversed()
                  .thenComparing(Map.Entry.comparingByKey(ORDER)))
          .map(entry -> entry.getKey().flip(entry.getValue()))
          .toList();
    }
  }
}
