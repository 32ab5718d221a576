package io.micromap.evaluation.metrics;

import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.mapper.DecisionRule;
import io.micromap.runtime.mapper.Prediction;
import io.micromap.runtime.mapper.Reason;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.List;
import java.util.Optional;

/**
 * A labelled row with what a mapper predicts for it.
 *
 * @param row the row
 * @param inScope whether the row belongs to a class, rather than to none
 * @param prediction probabilities of the mapper's classes, before any threshold
 * @param labels the mapper's classes, in its order
 */
public record ScoredRow(Row row, boolean inScope, Prediction prediction, List<Label> labels) {

  /** The row's label: a class, or the out-of-scope word. */
  public String gold() {
    return row.label();
  }

  /** The top-ranked class, or nothing where the prompt gives no evidence. */
  public Optional<String> candidate() {
    return answerable() ? Optional.of(labels.get(prediction.candidate()).name()) : Optional.empty();
  }

  /** Confidence of the candidate in [0, 1]; 0 where there is none. */
  public double confidence() {
    return prediction.confidence();
  }

  /** Whether there is a candidate, so that a threshold low enough would let it be answered. */
  public boolean answerable() {
    return prediction.defect().isEmpty();
  }

  /** Whether the candidate is the row's class; never so for an out-of-scope row. */
  public boolean correct() {
    return inScope && candidate().filter(gold()::equals).isPresent();
  }

  /** Whether the mapper answers under the thresholds. */
  public boolean answered(Thresholds thresholds) {
    return DecisionRule.apply(prediction, labels, thresholds) == Reason.CONFIDENT;
  }

  /** What becomes of the row under the thresholds. */
  public Outcome outcome(Thresholds thresholds) {
    return new Outcome(gold(), answered(thresholds) ? candidate() : Optional.empty());
  }
}
