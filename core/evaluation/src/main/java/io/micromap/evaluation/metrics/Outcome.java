package io.micromap.evaluation.metrics;

import java.util.Optional;

/**
 * What became of a labelled prompt.
 *
 * @param gold its label
 * @param answer the class it was answered with, or nothing where the mapper abstained
 */
public record Outcome(String gold, Optional<String> answer) {

  /** Whether it was answered with its own label. */
  public boolean isCorrect() {
    return answer.isPresent() && answer.get().equals(gold);
  }
}
