package io.micromap.evaluation.crossdomain;

import io.micromap.evaluation.metrics.ScoredRow;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.spi.Thresholds;

/** Whether evidence other than the mapper's supports its answer: rails. Thread-safe. */
@FunctionalInterface
public interface Confirmation {

  /** Whether the answer to a prompt may stand. */
  boolean confirms(String prompt, Decision answer);

  /** Whether the top-ranked class of a row may stand, whatever its confidence. */
  default boolean confirms(ScoredRow row, Mapper mapper) {
    return confirms(row.row().prompt(), mapper.decide(row.prediction(), Thresholds.global(0)));
  }
}
