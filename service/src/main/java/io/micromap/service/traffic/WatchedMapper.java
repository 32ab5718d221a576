package io.micromap.service.traffic;

import io.micromap.evaluation.traffic.Baseline;
import io.micromap.evaluation.traffic.ObservedDecision;
import io.micromap.evaluation.traffic.TrafficCounts;
import io.micromap.evaluation.traffic.TrafficMonitor;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.service.model.DecisionEvent;
import io.micromap.service.model.ServedMapper;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.LongAdder;

/** The decisions of one bundle, counted. Thread-safe. */
final class WatchedMapper {

  private final ServedMapper served;
  private final Optional<TrafficMonitor> monitor;
  private final LongAdder decisions = new LongAdder();
  private final LongAdder abstained = new LongAdder();
  private final LongAdder abstainedItself = new LongAdder();

  WatchedMapper(ServedMapper served) {
    this.served = served;
    Mapper mapper = served.mapper();
    this.monitor =
        TrafficCounts.of(mapper.bundle())
            .map(counts -> new TrafficMonitor(mapper, counts, Baseline.VALIDATION_ROWS));
  }

  boolean isOf(ServedMapper other) {
    return sha256(served).equals(sha256(other));
  }

  private static String sha256(ServedMapper of) {
    return of.mapper().model().sha256();
  }

  void add(DecisionEvent event) {
    decisions.increment();
    if (event.decision().abstained() || event.objection().isPresent()) {
      abstained.increment();
    }
    ObservedDecision own =
        ObservedDecision.of(
            event.decision(),
            OptionalDouble.of(event.familiarity()),
            served.mapper().bundle().thresholds());
    if (own.label().isEmpty()) {
      abstainedItself.increment();
    }
    monitor.ifPresent(watching -> watching.add(own));
  }

  Optional<String> warning() {
    return monitor
        .flatMap(TrafficMonitor::warning)
        .map(what -> served.name() + " gets other prompts than it was locked with: " + what);
  }

  Optional<DriftState> state() {
    return monitor.map(
        watching -> new DriftState(served.name(), watching.isShifted(), watching.distances()));
  }

  ModelTraffic traffic() {
    return new ModelTraffic(
        served.name(),
        sha256(served),
        decisions.sum(),
        abstained.sum(),
        abstainedItself.sum(),
        monitor.isPresent() ? Optional.empty() : Optional.of(TrafficWatch.UNLOCKED),
        monitor.map(TrafficMonitor::report));
  }
}
