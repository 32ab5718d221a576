package io.micromap.service.model;

/** Receives each decision, in the thread that made it; must be quick and must not throw. */
@FunctionalInterface
public interface DecisionListener {

  /** Receives a decision. */
  void decided(DecisionEvent event);

  /** A listener that passes each decision on to this one and then to another. */
  default DecisionListener and(DecisionListener other) {
    return event -> {
      decided(event);
      other.decided(event);
    };
  }
}
