package io.micromap.service.fallback;

import io.micromap.runtime.decisionmodel.Details;
import java.util.Map;
import java.util.Optional;

/**
 * What a fallback answers to a question.
 *
 * @param note what stands beside the answer
 * @param said the answer; empty where it gave none
 */
public record FallbackAnswer(Note note, Optional<Said> said) {

  /**
   * What a fallback did, in the field {@value Details#NAME} of an answer.
   *
   * @param outcome {@code answered}, {@code abstained}, {@code failed}, or {@code busy} where it
   *     was not asked
   * @param model its own name for the model that it asked; empty where it says none
   * @param detail why it gave no answer; empty where it gave one
   */
  public record Note(String outcome, Optional<String> model, Optional<String> detail) {}

  /** An answer. */
  public sealed interface Said {}

  /**
   * The answer to a choice.
   *
   * @param choice one of the options
   * @param confidence as the fallback understands it, in [0, 1]
   * @param probabilities of exactly the options
   */
  public record Choice(String choice, double confidence, Map<String, Double> probabilities)
      implements Said {}

  /**
   * The answer to a yes-or-no question.
   *
   * @param probability of yes, in [0, 1]
   */
  public record Probability(double probability) implements Said {}

  static FallbackAnswer answered(Optional<String> model, Said said) {
    return new FallbackAnswer(new Note("answered", model, Optional.empty()), Optional.of(said));
  }

  static FallbackAnswer abstained(Optional<String> model, String reason) {
    return new FallbackAnswer(new Note("abstained", model, Optional.of(reason)), Optional.empty());
  }

  static FallbackAnswer busy(int most) {
    String detail = "as many questions wait for it as may (" + most + "); ask again later";
    return new FallbackAnswer(
        new Note("busy", Optional.empty(), Optional.of(detail)), Optional.empty());
  }

  static FallbackAnswer failed(String fault) {
    return new FallbackAnswer(
        new Note("failed", Optional.empty(), Optional.of(fault)), Optional.empty());
  }
}
