package io.micromap.evaluation.dataset;

import io.micromap.runtime.text.Counted;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many rows were left out as they were read, and why.
 *
 * @param read how many rows there were
 * @param conflicting whose prompt has several labels, by {@link ConflictPolicy#DROP}
 * @param outvoted whose prompt has another label more often, by {@link ConflictPolicy#MAJORITY}
 * @param tied whose prompt has no commonest label, by the same
 * @param single the only ones of their class, by {@link RareClasses#DROP}
 * @param kept whose prompt has several labels, and which are there by {@link ConflictPolicy#KEEP}
 */
public record LeftOut(int read, int conflicting, int outvoted, int tied, int single, int kept) {

  /** None of so many rows. */
  static LeftOut noneOf(int read) {
    return new LeftOut(read, 0, 0, 0, 0, 0);
  }

  /** The same with rows that are the only ones of their class. */
  LeftOut withSingle(int rows) {
    return new LeftOut(read, conflicting, outvoted, tied, rows, kept);
  }

  /** How many were left out and why, half a sentence; empty where none was. */
  public Optional<String> toText() {
    int all = conflicting + outvoted + tied + single;
    String why =
        Stream.of(
                reason("the prompt has several labels", conflicting),
                reason("the prompt has another label more often", outvoted),
                reason("the prompt has several labels equally often", tied),
                reason("the class has no other row", single))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return all == 0
        ? Optional.empty()
        : Optional.of("left out " + all + " of " + Counted.of(read, "row") + ": " + why);
  }

  /** How many rows contradict others and were kept, half a sentence; empty where none does. */
  public Optional<String> keptToText() {
    return kept == 0
        ? Optional.empty()
        : Optional.of(
            "kept "
                + kept
                + " of "
                + read
                + " rows whose prompt has several labels, so that no mapper is right on all");
  }

  private static Optional<String> reason(String why, int rows) {
    return rows == 0 ? Optional.empty() : Optional.of(why + " (" + rows + ")");
  }
}
