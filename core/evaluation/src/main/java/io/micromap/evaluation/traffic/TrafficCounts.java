package io.micromap.evaluation.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Check;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * How decisions are spread. Those on the validation rows stand in the provenance of a locked
 * mapper, under {@value #FIELD}.
 *
 * @param labels answers by label; labels that were never answered are left out
 * @param reasons decisions by reason, all of them; reasons that never occurred are left out
 * @param familiarity decisions by the familiarity of their prompts, from 0 to 1 by tenths
 */
public record TrafficCounts(
    SortedMap<String, Integer> labels,
    SortedMap<Reason, Integer> reasons,
    List<Integer> familiarity) {

  private static final String FIELD = "validation_decisions";

  /** Copies, and refuses counts below 0. */
  public TrafficCounts {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    familiarity = List.copyOf(familiarity);
    labels.forEach(Check::count);
    reasons.forEach((reason, count) -> Check.count(reason.code(), count));
    familiarity.forEach(count -> Check.count("familiarity", count));
    Check.that(
        familiarity.size() == Categories.RANGES,
        "familiarity",
        familiarity.size() + " counts",
        Integer.toString(Categories.RANGES));
  }

  /** The counts of some decisions of a mapper with these labels. */
  public static TrafficCounts of(List<String> labels, Iterable<ObservedDecision> decisions) {
    return ofEach(labels, decisions::forEach);
  }

  /**
   * The counts of decisions that are handed over one by one.
   *
   * @param decisions hands each of them over
   */
  public static TrafficCounts ofEach(
      List<String> labels, Consumer<Consumer<ObservedDecision>> decisions) {
    Categories categories = new Categories(labels);
    int[] counts = new int[categories.size()];
    decisions.accept(decision -> categories.count(decision, counts));
    return categories.toRecord(counts);
  }

  static TrafficCounts of(List<Category> categories, int[] counts) {
    SortedMap<String, Integer> labels = new TreeMap<>();
    SortedMap<Reason, Integer> reasons = new TreeMap<>();
    List<Integer> familiarity = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      Category category = categories.get(i);
      switch (category.kind()) {
        case LABEL -> labels.put(category.name(), counts[i]);
        case REASON -> reasons.put(Reason.of(category.name()), counts[i]);
        case FAMILIARITY -> familiarity.add(counts[i]);
      }
    }
    labels.values().removeIf(count -> count == 0);
    reasons.values().removeIf(count -> count == 0);
    return new TrafficCounts(labels, reasons, familiarity);
  }

  /**
   * The decisions on the validation rows, of a mapper that was locked.
   *
   * @throws MicromapException with {@link ErrorCode#BAD_BUNDLE} if what the mapper says of them
   *     cannot be
   */
  public static Optional<TrafficCounts> of(Bundle bundle) {
    try {
      return Optional.of(bundle.provenance().path(FIELD))
          .filter(node -> node.isObject())
          .map(node -> Json.mapper().convertValue(node, TrafficCounts.class));
    } catch (IllegalArgumentException e) {
      throw new MicromapException(
          ErrorCode.BAD_BUNDLE, "provenance.json: " + FIELD + " is damaged; lock again.", e);
    }
  }

  /** Records these counts in the provenance of a mapper. */
  public void recordIn(ObjectNode provenance) {
    provenance.set(FIELD, Json.mapper().valueToTree(this));
  }

  /** All decisions. */
  public int decisions() {
    return reasons.values().stream().mapToInt(Integer::intValue).sum();
  }
}
