package io.micromap.runtime.decisionmodel;

import io.micromap.runtime.mapper.Decision;
import java.util.Optional;

/** An audit that may turn a mapper's answer into an abstention, such as that of rails. */
@FunctionalInterface
public interface Audit {

  /** The audit that never objects. */
  Audit NONE = (prompt, decision) -> Optional.empty();

  /**
   * Why the mapper's answer must not be acted upon, as a code of lower-case words joined by
   * underscores; empty where nothing speaks against it. Called for answers alone, never for
   * abstentions. Deterministic and safe for any number of threads.
   */
  Optional<String> objection(String prompt, Decision decision);
}
