package io.micromap.service.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * Receives each decision, in the thread that made it; must be quick. A decision that a listener
 * throws at is not given to the client.
 */
@FunctionalInterface
public interface DecisionListener {

  /** Receives a decision. */
  void decided(DecisionEvent event);

  /** What an operator should know; nothing where all is well. */
  default List<String> warnings() {
    return List.of();
  }

  /** A listener that passes each decision on to this one and then to another. */
  default DecisionListener and(DecisionListener other) {
    DecisionListener first = this;
    return new DecisionListener() {
      @Override
      public void decided(DecisionEvent event) {
        first.decided(event);
        other.decided(event);
      }

      @Override
      public List<String> warnings() {
        return Stream.concat(first.warnings().stream(), other.warnings().stream()).toList();
      }
    };
  }
}
