package io.micromap.service.shadow;

import io.micromap.runtime.mapper.Mapper;
import io.micromap.service.metrics.ServiceMetrics;
import io.micromap.service.model.DecisionEvent;
import io.micromap.service.model.DecisionListener;
import java.util.Optional;

/**
 * A candidate that answers every prompt as the served mapper does. Its answers go to nobody; how
 * often the two differ is counted.
 *
 * @param candidate the mapper to compare with
 * @param metrics that count
 */
public record Shadow(Mapper candidate, ServiceMetrics metrics) implements DecisionListener {

  @Override
  public void decided(DecisionEvent event) {
    String routed = event.origin().routed() ? event.mapper().name() + "/" : "";
    Optional<String> live = event.decision().label().map(label -> label.substring(routed.length()));
    Optional<String> other = candidate.map(event.prompt()).label();
    metrics.shadowed(event.mapper().name(), live, other);
  }
}
