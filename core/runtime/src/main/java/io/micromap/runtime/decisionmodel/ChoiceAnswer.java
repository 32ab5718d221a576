package io.micromap.runtime.decisionmodel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to a {@link ChoiceQuestion}.
 *
 * @param choice the mapper's label; where it abstained the catch-all, or without one the most
 *     probable of the labels asked for
 * @param confidence how far the choice's probability stands above an equal share of all options, in
 *     [0, 1]: 1 where the choice holds all probability, 0 where it holds an equal share or less. It
 *     is not the chance of being right. 0 where the answer is a refusal
 * @param probabilities of exactly the options asked for, in their order, summing to 1
 * @param refused whether the mapper abstained and no catch-all was offered; the choice is then no
 *     answer, and a contract that has a refusal gives one instead
 * @param details what the mapper decided
 */
public record ChoiceAnswer(
    String choice,
    double confidence,
    Map<String, Double> probabilities,
    boolean refused,
    Details details) {

  /** Copies, in the map's own order. */
  public ChoiceAnswer {
    probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
  }

  static ChoiceAnswer of(
      String choice, Map<String, Double> probabilities, boolean refused, Details details) {
    double share = probabilities.getOrDefault(choice, 0.0) * probabilities.size();
    double above = Math.min(1, Math.max(0, (share - 1) / (probabilities.size() - 1)));
    return new ChoiceAnswer(choice, refused ? 0 : above, probabilities, refused, details);
  }
}
