package io.micromap.evaluation.crossdomain;

import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Prediction;
import io.micromap.spi.Thresholds;

/** Whether evidence of another kind than the mapper's bears its answer out: rails. Thread-safe. */
@FunctionalInterface
public interface Confirmation {

  /** Whether the answer to a prompt may stand. */
  boolean confirms(String prompt, Decision answer);

  /** Whether a mapper's likeliest class may stand, whatever its confidence. */
  default boolean confirms(String prompt, Prediction prediction, Mapper mapper) {
    return confirms(prompt, mapper.decide(prediction, Thresholds.global(0)));
  }
}
