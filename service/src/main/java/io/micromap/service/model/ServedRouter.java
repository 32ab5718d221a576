package io.micromap.service.model;

import io.micromap.runtime.decisionmodel.DecisionModel;
import io.micromap.runtime.decisionmodel.DecisionRouter;
import io.micromap.runtime.decisionmodel.Reading;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** All served mappers as one model. Immutable. */
public final class ServedRouter implements Served {

  /** By which requests name it; no mapper may have this name. */
  public static final String NAME = "router";

  private final SortedMap<String, ServedMapper> mappers;
  private final DecisionRouter router;

  ServedRouter(SortedMap<String, ServedMapper> mappers) {
    this.mappers = Collections.unmodifiableSortedMap(mappers);
    SortedMap<String, DecisionModel> models = new TreeMap<>();
    mappers.forEach((name, mapper) -> models.put(name, mapper.model()));
    this.router = DecisionRouter.of(models);
  }

  /** The mappers by name. */
  SortedMap<String, ServedMapper> mappers() {
    return mappers;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public DecisionRouter answerer() {
    return router;
  }

  @Override
  public ServedMapper decider(Reading reading) {
    return Objects.requireNonNull(mappers.get(reading.mapper()), "a reading of another router");
  }
}
