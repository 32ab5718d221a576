package io.micromap.runtime.mapper;

import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.List;

/**
 * The one rule: a mapper answers if and only if there is evidence and the confidence of the
 * candidate reaches the threshold of its class; {@link Thresholds#NEVER} is reached by none, and a
 * candidate that is tied with another class has to exceed the threshold. Everything else here only
 * names the reason.
 */
public final class DecisionRule {

  private DecisionRule() {}

  /**
   * What is asked of a candidate.
   *
   * @param threshold the least confidence
   * @param own whether its class has a threshold of its own
   * @param global the threshold of classes that have none
   * @param scope with less probability of all classes together, a prompt is out of scope
   */
  record Asked(double threshold, boolean own, double global, double scope) {

    /** What thresholds ask of a class. */
    static Asked of(String label, Thresholds thresholds) {
      double threshold = thresholds.forLabel(label);
      return new Asked(threshold, thresholds.isOwn(label), thresholds.global(), threshold);
    }

    /** What thresholds ask where there is no candidate. */
    static Asked without(Thresholds thresholds) {
      return new Asked(thresholds.global(), false, thresholds.global(), thresholds.global());
    }

    /**
     * The same of a user who asks for more than the mapper: that takes no prompt out of the scope
     * of the mapper.
     *
     * @param mappers what the mapper's own thresholds ask
     */
    Asked inScopeOf(Asked mappers) {
      return new Asked(threshold, own, global, Math.min(scope, mappers.scope));
    }
  }

  /** Whether the prediction is answered under the thresholds, and why. */
  public static Reason apply(Prediction prediction, List<Label> labels, Thresholds thresholds) {
    int candidate = prediction.candidate();
    return apply(
        prediction,
        candidate < 0
            ? Asked.without(thresholds)
            : Asked.of(labels.get(candidate).name(), thresholds));
  }

  /** A threshold that no prompt reaches puts none out of scope that probably is in. */
  private static boolean isOutOfScope(double inScope, double threshold) {
    return inScope < (threshold < Thresholds.NEVER ? threshold : 1 - inScope);
  }

  static Reason apply(Prediction prediction, Asked asked) {
    if (prediction.defect().isPresent()) {
      return prediction.defect().get();
    }
    double confidence = prediction.confidence();
    if (prediction.isTied() && confidence == asked.threshold && asked.threshold > 0) {
      return Reason.AMBIGUOUS;
    }
    if (confidence >= asked.threshold && asked.threshold < Thresholds.NEVER) {
      return Reason.CONFIDENT;
    }
    if (asked.own && confidence >= asked.global) {
      return Reason.BELOW_CLASS_THRESHOLD;
    }
    if (isOutOfScope(prediction.inScope(), asked.scope)) {
      return Reason.OUT_OF_SCOPE;
    }
    if (confidence + prediction.probabilities()[prediction.runnerUp()] >= asked.threshold) {
      return Reason.AMBIGUOUS;
    }
    return asked.own ? Reason.BELOW_CLASS_THRESHOLD : Reason.BELOW_THRESHOLD;
  }
}
