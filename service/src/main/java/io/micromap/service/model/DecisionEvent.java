package io.micromap.service.model;

import io.micromap.runtime.mapper.Decision;
import java.util.Optional;

/**
 * A decision that was made.
 *
 * @param origin where the prompt comes from
 * @param mapper who decided
 * @param prompt the text
 * @param decision the mapper's
 * @param familiarity how much of the prompt the training rows know, in [0, 1]
 * @param objection why an audit turned the answer into an abstention, if it did
 * @param nanoseconds that reading and deciding took
 * @param handover to another service, where there was one
 */
public record DecisionEvent(
    Origin origin,
    ServedMapper mapper,
    String prompt,
    Decision decision,
    double familiarity,
    Optional<String> objection,
    long nanoseconds,
    Optional<Handover> handover) {

  /** This event with what became of its prompt elsewhere. */
  DecisionEvent with(Optional<Handover> elsewhere) {
    return new DecisionEvent(
        origin, mapper, prompt, decision, familiarity, objection, nanoseconds, elsewhere);
  }

  /** Whether the mapper answered, and the audit let it. */
  public boolean answered() {
    return !decision.abstained() && objection.isEmpty();
  }

  /** Code of why: the audit's objection, else the mapper's reason. */
  public String reason() {
    return objection.orElseGet(() -> decision.reason().code());
  }
}
