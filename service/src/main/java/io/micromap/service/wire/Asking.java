package io.micromap.service.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.decisionmodel.Reading;
import io.micromap.service.fallback.Fallback;
import io.micromap.service.fallback.FallbackAnswer;
import io.micromap.service.fallback.FallbackReply;
import io.micromap.service.fallback.OpenQuestion;
import io.micromap.service.fallback.Trail;
import io.micromap.service.model.Inquiry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the questions of a request are answered: by a model, and where that abstains by another
 * service.
 *
 * @param inquiry how the model is asked
 * @param most how many questions a request may ask
 * @param fallback the other service
 * @param trail the services that the request came through
 */
public record Asking(Inquiry inquiry, int most, Optional<Fallback> fallback, Trail trail) {

  /** An answer with what stands beside it. */
  record Answered(Given given, Told told) {

    private Answered with(FallbackAnswer other) {
      return new Answered(other.said().map(given::instead).orElse(given), told.with(other));
    }
  }

  /**
   * All answers.
   *
   * @param byName in the order of the questions
   * @param inputTokens that another service used
   * @param outputTokens that another service used
   */
  record Answers(Map<String, Answered> byName, int inputTokens, int outputTokens) {}

  /**
   * Answers the questions of a request. The model decides first; only what it leaves open waits for
   * another service.
   *
   * @param prompt that the model reads
   * @param state what another service is told instead
   */
  Eventual<Answers> answer(String prompt, JsonNode state, Map<String, Question> questions) {
    Inquiry.Pending pending = inquiry.begin(prompt);
    Reading reading = pending.reading();
    String mapper = inquiry.asked().decider(reading).name();
    Map<String, Answered> answers = new LinkedHashMap<>();
    Map<String, OpenQuestion> open = new LinkedHashMap<>();
    questions.forEach(
        (name, question) -> {
          Given given = question.answer(reading);
          answers.put(name, new Answered(given, Told.of(given.details(), mapper)));
          if (given.details().abstained()) {
            open.put(name, question.open());
          }
        });
    if (fallback.isEmpty() || open.isEmpty()) {
      return Eventual.now(end(pending, answers, Optional.empty()));
    }
    Fallback other = fallback.get();
    return other.enter()
        ? Eventual.later(
            () ->
                end(
                    pending,
                    answers,
                    Optional.of(other.ask(state, open, inquiry.requestId(), trail))))
        : Eventual.now(end(pending, answers, Optional.of(other.busy(open))));
  }

  private Answers end(
      Inquiry.Pending pending, Map<String, Answered> answers, Optional<FallbackReply> reply) {
    reply.ifPresent(
        said ->
            said.answers()
                .forEach(
                    (name, other) -> answers.computeIfPresent(name, (n, own) -> own.with(other))));
    inquiry.end(pending, reply.map(FallbackReply::handover));
    return new Answers(
        answers,
        reply.map(FallbackReply::inputTokens).orElse(0),
        reply.map(FallbackReply::outputTokens).orElse(0));
  }
}
