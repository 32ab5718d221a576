package io.micromap.training.crossdomain;

import io.micromap.runtime.mapper.Decision;

/** Whether evidence of another kind than the mapper's bears its answer out: rails. Thread-safe. */
@FunctionalInterface
public interface Confirmation {

  /** Whether the answer to a prompt may stand. */
  boolean confirms(String prompt, Decision answer);
}
