package io.micromap.service.fallback;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.decisionmodel.Details;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what another service answers; what is no answer to its question is none at all. */
final class FallbackReader {

  /** What rounded probabilities may miss 1 by. */
  private static final double ROUNDING = 0.01;

  static final String MISFIT = "its answer does not fit the question";

  private final Optional<String> model;

  private FallbackReader(Optional<String> model) {
    this.model = model;
  }

  static FallbackReply read(JsonNode response, Map<String, OpenQuestion> questions) {
    JsonNode named = response.path("model");
    FallbackReader reader =
        new FallbackReader(named.isTextual() ? Optional.of(named.textValue()) : Optional.empty());
    Map<String, FallbackAnswer> answers = new LinkedHashMap<>();
    questions.forEach(
        (name, question) ->
            answers.put(name, reader.answer(response.path("answers").path(name), question)));
    JsonNode usage = response.path("usage");
    return new FallbackReply(
        answers, tokens(usage, "input_tokens"), tokens(usage, "output_tokens"));
  }

  private static int tokens(JsonNode usage, String name) {
    return Math.max(0, usage.path(name).asInt(0));
  }

  private FallbackAnswer answer(JsonNode answer, OpenQuestion question) {
    JsonNode own = answer.path(Details.NAME);
    boolean answeredByNext = own.path("answered_by").isTextual();
    if (own.path("status").asText("").equals("ABSTAINED") && !answeredByNext) {
      return FallbackAnswer.abstained(model, Fault.bounded(reason(own)));
    }
    Optional<? extends FallbackAnswer.Said> said =
        question.options().isEmpty()
            ? probability(answer)
            : choice(answer, question).filter(choice -> isBest(choice, own));
    return said.<FallbackAnswer>map(given -> FallbackAnswer.answered(model, given))
        .orElseGet(() -> FallbackAnswer.failed(MISFIT));
  }

  /** Why another Micromap abstained, and what became of its own fallback if that failed. */
  private static String reason(JsonNode own) {
    JsonNode next = own.path("fallback");
    String reason = own.path("reason").asText("unknown");
    return next.path("outcome").asText("").equals("failed")
        ? reason + "; its own fallback failed: " + next.path("detail").asText("")
        : reason;
  }

  /**
   * Whether no option is more probable than the one chosen. A Micromap that answers under a low
   * threshold may leave more to the catch-all than to its answer.
   */
  private static boolean isBest(FallbackAnswer.Choice said, JsonNode own) {
    double chosen = said.probabilities().getOrDefault(said.choice(), 0.0) + ROUNDING;
    return own.path("answered_by").isTextual()
        || said.probabilities().values().stream().allMatch(other -> other <= chosen);
  }

  private static Optional<FallbackAnswer.Said> probability(JsonNode answer) {
    JsonNode yes = answer.path("noul");
    return isUnit(yes)
        ? Optional.of(new FallbackAnswer.Probability(yes.doubleValue()))
        : Optional.empty();
  }

  private static Optional<FallbackAnswer.Choice> choice(JsonNode answer, OpenQuestion question) {
    JsonNode probabilities = answer.path("probabilities");
    Set<String> named = new HashSet<>();
    probabilities.fieldNames().forEachRemaining(named::add);
    String choice = answer.path("choice").asText("");
    if (!named.equals(Set.copyOf(question.options()))
        || !named.contains(choice)
        || !isUnit(answer.path("confidence"))) {
      return Optional.empty();
    }
    Map<String, Double> all = new LinkedHashMap<>();
    double sum = 0;
    for (String option : question.options()) {
      JsonNode probability = probabilities.path(option);
      if (!isUnit(probability)) {
        return Optional.empty();
      }
      all.put(option, probability.doubleValue());
      sum += probability.doubleValue();
    }
    return Math.abs(sum - 1) > ROUNDING
        ? Optional.empty()
        : Optional.of(
            new FallbackAnswer.Choice(choice, answer.path("confidence").doubleValue(), all));
  }

  private static boolean isUnit(JsonNode number) {
    return number.isNumber() && number.doubleValue() >= 0 && number.doubleValue() <= 1;
  }
}
