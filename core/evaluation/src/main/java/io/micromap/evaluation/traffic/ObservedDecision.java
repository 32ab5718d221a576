package io.micromap.evaluation.traffic;

import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Reason;
import io.micromap.spi.Thresholds;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is counted of a decision: that of the mapper itself, under its own thresholds.
 *
 * @param label that was answered, empty where the mapper abstained
 * @param reason why
 * @param familiarity how much of the prompt the training rows know, in [0, 1]; empty where that is
 *     not known
 */
public record ObservedDecision(Optional<String> label, Reason reason, OptionalDouble familiarity) {

  /** A decision of a mapper, made under these or under higher thresholds. */
  public static ObservedDecision of(
      Decision decision, OptionalDouble familiarity, Thresholds thresholds) {
    if (decision.abstained()
        && isReached(decision.candidate(), decision.confidence(), thresholds)) {
      return new ObservedDecision(decision.candidate(), Reason.CONFIDENT, familiarity);
    }
    return new ObservedDecision(decision.label(), decision.reason(), familiarity);
  }

  /** Whether a candidate is above its threshold, though a request or the rails asked for more. */
  static boolean isReached(Optional<String> candidate, double confidence, Thresholds thresholds) {
    double threshold = candidate.map(thresholds::forLabel).orElse(Thresholds.NEVER);
    return threshold < Thresholds.NEVER && confidence > threshold;
  }
}
