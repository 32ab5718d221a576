package io.micromap.runtime.mapper;

import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.List;

/**
 * The one rule: a mapper answers if and only if there is evidence and the confidence of the
 * candidate reaches the threshold of its class; {@link Thresholds#NEVER} is reached by none.
 * Everything else here only names the reason.
 */
public final class DecisionRule {

  private DecisionRule() {}

  /** Whether the prediction is answered under the thresholds, and why. */
  public static Reason apply(Prediction prediction, List<Label> labels, Thresholds thresholds) {
    if (prediction.defect().isPresent()) {
      return prediction.defect().get();
    }
    String candidate = labels.get(prediction.candidate()).name();
    double threshold = thresholds.forLabel(candidate);
    double confidence = prediction.confidence();
    if (confidence >= threshold && threshold < Thresholds.NEVER) {
      return Reason.CONFIDENT;
    }
    boolean own = thresholds.isOwn(candidate);
    if (own && confidence >= thresholds.global()) {
      return Reason.BELOW_CLASS_THRESHOLD;
    }
    if (prediction.inScope() < threshold) {
      return Reason.OUT_OF_SCOPE;
    }
    if (confidence + prediction.probabilities()[prediction.runnerUp()] >= threshold) {
      return Reason.AMBIGUOUS;
    }
    return own ? Reason.BELOW_CLASS_THRESHOLD : Reason.BELOW_THRESHOLD;
  }
}
