package io.micromap.training.lock;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micromap.evaluation.sweep.Sweep;
import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.ThresholdSource;
import io.micromap.runtime.mapper.PredictionSets;
import io.micromap.spi.Thresholds;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was calibrated on held-out rows, to be locked over what the sweep chose.
 *
 * @param perClassThresholds thresholds in [0, 1]; a class without one keeps that of the sweep
 * @param sets of classes, if any were calibrated
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Calibrated(
    SortedMap<String, Double> perClassThresholds, Optional<PredictionSets> sets) {

  /** Nothing: the sweep alone decides. */
  public static final Calibrated NOTHING = new Calibrated(new TreeMap<>(), Optional.empty());

  /** Copies. */
  public Calibrated {
    perClassThresholds = Collections.unmodifiableSortedMap(new TreeMap<>(perClassThresholds));
  }

  /** The threshold of every class. */
  SortedMap<String, Double> thresholds(Sweep sweep) {
    SortedMap<String, Double> thresholds = new TreeMap<>(sweep.chosenPerClass());
    thresholds.putAll(perClassThresholds);
    return thresholds;
  }

  /** The swept mapper with thresholds and sets inside. */
  Bundle locked(Sweep sweep) {
    Thresholds pinned = Thresholds.of(sweep.chosen().threshold(), thresholds(sweep));
    Bundle locked = sweep.rows().mapper().bundle().withThresholds(pinned, ThresholdSource.LOCK);
    sets.ifPresent(found -> found.recordIn(locked.provenance()));
    return locked;
  }
}
