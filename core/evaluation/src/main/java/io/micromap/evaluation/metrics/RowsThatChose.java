package io.micromap.evaluation.metrics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.evaluation.dataset.Fingerprints;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.spi.Thresholds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which rows chose or proved the thresholds that they are measured under, so that figures on them
 * are optimistic.
 *
 * <p>A locked mapper keeps fingerprints of the rows on which its sweep chose. A threshold that was
 * calibrated tells by itself: it is the confidence of one of the rows that proved it, or the next
 * number above one, to the last bit.
 */
public final class RowsThatChose {

  /** Where a locked mapper's provenance keeps the fingerprints of the rows that chose. */
  public static final String FIELD = "threshold_fingerprints";

  private RowsThatChose() {}

  /** Records the rows that chose the thresholds of a mapper in its provenance. */
  public static void recordIn(ObjectNode provenance, LabelledPrompts rows) {
    provenance.put(FIELD, Fingerprints.of(rows));
  }

  /** How many of some rows are known to have chosen the thresholds; 0 where that is not known. */
  public static int count(ScoredRows rows, Thresholds thresholds) {
    if (areConfidences(rows, thresholds)) {
      return rows.size();
    }
    return isOwn(rows.mapper(), thresholds) ? recorded(rows) : 0;
  }

  private static int recorded(ScoredRows rows) {
    Bundle bundle = rows.mapper().bundle();
    String fingerprints = bundle.provenance().path(FIELD).asText();
    return Fingerprints.seen(fingerprints, rows.data().rows()).size();
  }

  private static boolean isOwn(Mapper mapper, Thresholds thresholds) {
    Thresholds own = mapper.bundle().thresholds();
    return mapper.labelNames().stream()
        .allMatch(label -> own.forLabel(label) == thresholds.forLabel(label));
  }

  /**
   * Whether half or more of the thresholds are confidences of the rows. One that has few decimals
   * was given by somebody, and is none.
   */
  private static boolean areConfidences(ScoredRows rows, Thresholds thresholds) {
    List<Double> exact =
        rows.mapper().labelNames().stream()
            .map(thresholds::forLabel)
            .filter(threshold -> Json.round(threshold) != threshold)
            .distinct()
            .toList();
    Set<Double> confidences = new HashSet<>();
    for (ScoredRow row : rows) {
      confidences.add(row.confidence());
      confidences.add(Math.nextUp(row.confidence()));
    }
    long found = exact.stream().filter(confidences::contains).count();
    return found > 0 && 2 * found >= exact.size();
  }
}
