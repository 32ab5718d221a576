package io.micromap.evaluation.traffic;

import io.micromap.evaluation.traffic.Category.Kind;
import io.micromap.runtime.mapper.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** All categories of a mapper's decisions, in a fixed order: labels, reasons, familiarity. */
final class Categories {

  /**
   * Reasons of abstentions for want of confidence. Which of them it is rests on the rows that chose
   * the thresholds, and on whether the very prompt is known to be out of scope, so that fresh
   * prompts of the same kind have other shares of them. Their sum is what answers leave.
   */
  private static final Set<Reason> UNSURE =
      Collections.unmodifiableSet(
          EnumSet.of(
              Reason.BELOW_THRESHOLD,
              Reason.BELOW_CLASS_THRESHOLD,
              Reason.OUT_OF_SCOPE,
              Reason.AMBIGUOUS));

  /** How many ranges of the familiarity there are. */
  static final int RANGES = 10;

  private final List<Category> all = new ArrayList<>();
  private final Map<String, Integer> labels = new HashMap<>();
  private final Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);

  /** The categories of a mapper with some labels. */
  Categories(List<String> names) {
    for (String name : names) {
      labels.put(name, all.size());
      all.add(new Category(Kind.LABEL, name));
    }
    for (Reason reason : Reason.values()) {
      reasons.put(reason, all.size());
      all.add(new Category(Kind.REASON, reason.code()));
    }
    for (int i = 0; i < RANGES; i++) {
      all.add(new Category(Kind.FAMILIARITY, tenths(i) + " to " + tenths(i + 1)));
    }
  }

  private static String tenths(int number) {
    return number < RANGES ? "0." + number : "1.0";
  }

  int size() {
    return all.size();
  }

  Category get(int number) {
    return all.get(number);
  }

  /** Whether the share of a category can tell other prompts from those of the validation rows. */
  boolean isCompared(int number) {
    Category category = all.get(number);
    return category.kind() != Kind.REASON || !UNSURE.contains(Reason.of(category.name()));
  }

  /** How many categories are compared. */
  int compared() {
    return all.size() - UNSURE.size();
  }

  /** Number of the first category of a kind. */
  private int first(Kind kind) {
    return switch (kind) {
      case LABEL -> 0;
      case REASON -> labels.size();
      case FAMILIARITY -> labels.size() + reasons.size();
    };
  }

  /**
   * Counts a decision.
   *
   * @throws IllegalArgumentException if its label is none of these
   */
  void count(ObservedDecision decision, int[] counts) {
    decision.label().ifPresent(label -> counts[number(label)]++);
    counts[number(decision.reason())]++;
    decision.familiarity().ifPresent(known -> counts[first(Kind.FAMILIARITY) + range(known)]++);
  }

  private int number(String label) {
    Integer number = labels.get(label);
    if (number == null) {
      throw new IllegalArgumentException("'" + label + "' is no label of the mapper");
    }
    return number;
  }

  private int number(Reason reason) {
    return Objects.requireNonNull(reasons.get(reason));
  }

  private static int range(double familiarity) {
    return Math.max(0, Math.min(RANGES - 1, (int) (familiarity * RANGES)));
  }

  /** How many decisions the shares of a kind are of. */
  int whole(Kind kind, int[] counts) {
    Kind of = kind == Kind.LABEL ? Kind.REASON : kind;
    int end = of == Kind.REASON ? first(Kind.FAMILIARITY) : size();
    int sum = 0;
    for (int i = first(of); i < end; i++) {
      sum += counts[i];
    }
    return sum;
  }

  /** The counts as a record. */
  TrafficCounts toRecord(int[] counts) {
    return TrafficCounts.of(all, counts);
  }

  /** The counts of a record, by number. */
  int[] fromRecord(TrafficCounts record) {
    int[] counts = new int[size()];
    record.labels().forEach((label, count) -> counts[number(label)] = count);
    record.reasons().forEach((reason, count) -> counts[number(reason)] = count);
    for (int i = 0; i < RANGES; i++) {
      counts[first(Kind.FAMILIARITY) + i] = record.familiarity().get(i);
    }
    return counts;
  }
}
