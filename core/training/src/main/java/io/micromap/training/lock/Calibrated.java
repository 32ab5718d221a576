package io.micromap.training.lock;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.guarantee.OnOverlap;
import io.micromap.evaluation.metrics.RowsThatChose;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.evaluation.metrics.VerdictInWords;
import io.micromap.evaluation.sweep.Sweep;
import io.micromap.evaluation.traffic.ObservedDecision;
import io.micromap.evaluation.traffic.TrafficCounts;
import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.ThresholdSource;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.PredictionSets;
import io.micromap.spi.Thresholds;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
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

  /** The thresholds that are locked. */
  private Thresholds pinned(Sweep sweep) {
    return Thresholds.of(sweep.chosen().threshold(), thresholds(sweep));
  }

  /**
   * What they are worth on the rows of the sweep, in words.
   *
   * @param rowsTrainedOn of these, rows that the mapper was trained on
   */
  VerdictInWords verdict(Sweep sweep, int rowsTrainedOn) {
    ScoredRows rows = sweep.rows();
    return VerdictInWords.of(rows.outcomes(pinned(sweep)), rows.data().oosLabel(), rowsTrainedOn)
        .withRowsThatChose(
            isChosenBy(sweep) ? rows.size() : RowsThatChose.count(rows, pinned(sweep)))
        .withRepeats(rows.data().rows());
  }

  /** Whether some class keeps a threshold that the sweep chose on its rows. */
  private boolean isChosenBy(Sweep sweep) {
    return sweep.isChoice()
        && !perClassThresholds.keySet().containsAll(sweep.chosenPerClass().keySet());
  }

  /** What the locked thresholds decide on the rows of the sweep, to compare live prompts with. */
  private TrafficCounts decisions(Sweep sweep) {
    Mapper mapper = sweep.rows().mapper();
    Thresholds thresholds = pinned(sweep);
    return TrafficCounts.ofEach(
        mapper.labelNames(),
        receiver ->
            sweep
                .rows()
                .forEach(
                    row ->
                        receiver.accept(
                            ObservedDecision.of(
                                mapper.decide(row.prediction(), thresholds),
                                OptionalDouble.of(row.prediction().familiarity()),
                                thresholds))));
  }

  /** The swept mapper with thresholds, sets and decisions on the rows of the sweep inside. */
  Bundle locked(Sweep sweep) {
    Bundle locked =
        sweep.rows().mapper().bundle().withThresholds(pinned(sweep), ThresholdSource.LOCK);
    sets.ifPresent(found -> found.recordIn(locked.provenance()));
    decisions(sweep).recordIn(locked.provenance());
    LabelledPrompts rows = sweep.rows().data();
    if (isChosenBy(sweep)
        && OnOverlap.trainedOn(sweep.rows().mapper(), rows) < rows.rows().size()) {
      RowsThatChose.recordIn(locked.provenance(), rows);
    }
    return locked;
  }
}
