package io.micromap.runtime.mapper;

import java.util.Optional;

/**
 * What the model says of a prompt before any threshold.
 *
 * @param candidate number of the likeliest class, -1 if there is no evidence
 * @param runnerUp number of the second likeliest, -1 if there is no evidence
 * @param probabilities one per class; they sum to the probability of being in scope
 * @param inScope probability that the prompt belongs to any class
 * @param defect why there is no evidence, where there is none
 */
public record Prediction(
    int candidate, int runnerUp, double[] probabilities, double inScope, Optional<Reason> defect) {

  /** Confidence of the candidate, 0 without evidence. */
  public double confidence() {
    return candidate < 0 ? 0 : probabilities[candidate];
  }

  /** Confidence of the candidate less that of the runner-up. */
  public double margin() {
    return candidate < 0 ? 0 : probabilities[candidate] - probabilities[runnerUp];
  }

  /** No evidence, and why. */
  public static Prediction without(Reason defect) {
    return new Prediction(-1, -1, new double[0], 0, Optional.of(defect));
  }
}
