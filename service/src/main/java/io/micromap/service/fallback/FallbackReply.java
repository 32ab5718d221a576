package io.micromap.service.fallback;

import io.micromap.service.model.Handover;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a fallback answers to a request.
 *
 * @param answers by question, to each that was asked
 * @param inputTokens that it used
 * @param outputTokens that it used
 */
public record FallbackReply(
    Map<String, FallbackAnswer> answers, int inputTokens, int outputTokens) {

  /** What became of the prompt. */
  public Handover handover() {
    Map<String, String> suggestions = new LinkedHashMap<>();
    answers.forEach(
        (name, answer) ->
            answer
                .said()
                .ifPresent(
                    said -> {
                      if (said instanceof FallbackAnswer.Choice chosen) {
                        suggestions.put(name, chosen.choice());
                      }
                    }));
    return new Handover(outcome(), suggestions);
  }

  private String outcome() {
    Set<String> outcomes = new HashSet<>();
    answers.values().forEach(answer -> outcomes.add(answer.note().outcome()));
    return Stream.of("failed", "answered", "busy")
        .filter(outcomes::contains)
        .findFirst()
        .orElse("abstained");
  }

  /** Whether any question failed. */
  boolean isFailed() {
    return outcome().equals("failed");
  }

  static FallbackReply failed(Set<String> questions, String fault) {
    return alike(questions, FallbackAnswer.failed(fault));
  }

  static FallbackReply busy(Set<String> questions, int most) {
    return alike(questions, FallbackAnswer.busy(most));
  }

  private static FallbackReply alike(Set<String> questions, FallbackAnswer answer) {
    Map<String, FallbackAnswer> answers = new LinkedHashMap<>();
    questions.forEach(name -> answers.put(name, answer));
    return new FallbackReply(answers, 0, 0);
  }
}
