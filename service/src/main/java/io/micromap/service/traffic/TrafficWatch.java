package io.micromap.service.traffic;

import io.micromap.evaluation.traffic.TrafficCounts;
import io.micromap.service.model.DecisionEvent;
import io.micromap.service.model.DecisionListener;
import io.micromap.service.model.ServedMapper;
import io.micromap.service.model.ServedMappers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Watches whether the mappers get prompts like those that they were locked with. A mapper that is
 * exchanged for another bundle is watched anew. Thread-safe.
 */
public final class TrafficWatch implements DecisionListener {

  /** Why a mapper is not watched. */
  public static final String UNLOCKED =
      "the mapper does not say how it decides on validation rows, as one of 'lock' or 'recipe'"
          + " does.";

  private final ServedMappers mappers;
  private final Map<String, WatchedMapper> watched = new ConcurrentHashMap<>();

  /** Watches some mappers. */
  public TrafficWatch(ServedMappers mappers) {
    this.mappers = mappers;
  }

  /** Whether there is something to compare a mapper's decisions with. */
  public static boolean canWatch(ServedMapper mapper) {
    return TrafficCounts.of(mapper.mapper().bundle()).isPresent();
  }

  /** Counts a decision, unless all mappers were asked: most prompts are meant for another then. */
  @Override
  public void decided(DecisionEvent event) {
    if (event.origin().routed()) {
      return;
    }
    WatchedMapper now = of(event.mapper());
    if (now.isOf(event.mapper())) {
      now.add(event);
    }
  }

  /** What counts for a mapper; what a mapper decides once it was exchanged does not. */
  private WatchedMapper of(ServedMapper mapper) {
    WatchedMapper now = watched.get(mapper.name());
    if (now != null && now.isOf(mapper)) {
      return now;
    }
    ServedMapper served = mappers.named(mapper.name());
    return watched.compute(
        mapper.name(),
        (name, known) -> known != null && known.isOf(served) ? known : new WatchedMapper(served));
  }

  /** What each mapper that is served decides, by name. */
  public List<ModelTraffic> all() {
    return mappers.all().stream().map(mapper -> of(mapper).traffic()).toList();
  }

  /** How far each mapper's decisions are from those on its validation rows, where it says those. */
  public List<DriftState> states() {
    return mappers.all().stream()
        .map(mapper -> of(mapper).state())
        .flatMap(Optional::stream)
        .toList();
  }

  /** A sentence for each mapper that gets other prompts than those it was locked with. */
  @Override
  public List<String> warnings() {
    return mappers.all().stream()
        .map(mapper -> of(mapper).warning())
        .flatMap(Optional::stream)
        .toList();
  }
}
