package io.micromap.rails.audit;

import io.micromap.rails.audit.Rails.Request;
import io.micromap.spi.Verifier;
import java.util.List;
import java.util.Optional;

/**
 * What a domain allows.
 *
 * @param verifier the domain's own, if it has one; without one everything is allowed
 */
record Policy(Optional<Verifier> verifier) {

  /** The first ruling that blocks a step of the plan; allowed where none does. */
  Verifier.Ruling ruling(List<String> plan, Request request) {
    return verifier
        .flatMap(
            own ->
                plan.stream()
                    .map(label -> ruling(own, label, request))
                    .filter(ruling -> !ruling.allowed())
                    .findFirst())
        .orElse(Verifier.Ruling.ok());
  }

  /** A policy that breaks its contract by throwing has not allowed anything. */
  private static Verifier.Ruling ruling(Verifier own, String label, Request request) {
    try {
      return own.verify(label, request.slots(), request.context());
    } catch (RuntimeException | LinkageError e) {
      return Verifier.Ruling.blocked("policy_failed", "The policy threw " + e + ".");
    }
  }
}
