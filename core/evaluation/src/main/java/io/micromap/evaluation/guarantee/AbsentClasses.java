package io.micromap.evaluation.guarantee;

import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.spi.Thresholds;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Classes that no held-out row belongs to: nothing is known of them, so they abstain. */
public final class AbsentClasses {

  private AbsentClasses() {}

  /** Thresholds of all classes, {@link Thresholds#NEVER} where no row is of the class. */
  public static SortedMap<String, Double> abstain(
      SortedMap<String, Double> thresholds, ScoredRows rows) {
    Set<String> present = new HashSet<>(rows.data().labels());
    SortedMap<String, Double> known = new TreeMap<>(thresholds);
    known.replaceAll((label, threshold) -> present.contains(label) ? threshold : Thresholds.NEVER);
    return known;
  }
}
