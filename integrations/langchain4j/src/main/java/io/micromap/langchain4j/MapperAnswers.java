package io.micromap.langchain4j;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.decision.request.ChoiceQuestion;
import dev.langchain4j.model.decision.request.DecisionRequest;
import dev.langchain4j.model.decision.request.Question;
import dev.langchain4j.model.decision.request.YesNoQuestion;
import dev.langchain4j.model.decision.response.DecisionAnswer;
import dev.langchain4j.model.decision.response.DecisionResponse;
import io.micromap.runtime.decisionmodel.DecisionModel;
import io.micromap.runtime.decisionmodel.Details;
import io.micromap.runtime.decisionmodel.Reading;
import io.micromap.runtime.error.MicromapException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a mapper answers to the questions of one request.
 *
 * @param request with the questions
 * @param answers by question, in the order asked
 * @param details of each answer, in the same order
 */
record MapperAnswers(
    DecisionRequest request, Map<String, DecisionAnswer> answers, Map<String, Details> details) {

  /**
   * Asks a mapper.
   *
   * @throws InvalidRequestException if an option is not a label of the mapper, or a question is not
   *     about its labels; the message lists them
   * @throws UnsupportedFeatureException if a question asks for a scale, or the input is no text
   */
  static MapperAnswers of(DecisionModel model, DecisionRequest request) {
    Reading reading = model.read(PromptText.of(request.input()));
    MapperAnswers all = new MapperAnswers(request, new LinkedHashMap<>(), new LinkedHashMap<>());
    try {
      request.questions().forEach((name, question) -> all.add(model, reading, name, question));
      return all;
    } catch (MicromapException e) {
      throw new InvalidRequestException(e.getMessage(), e);
    }
  }

  private void add(DecisionModel model, Reading reading, String name, Question question) {
    if (question instanceof ChoiceQuestion choice) {
      var answer = reading.answer(model.choice(choice.options().keySet()));
      answers.put(name, AnswerForm.of(answer));
      details.put(name, answer.details());
    } else if (question instanceof YesNoQuestion yesNo) {
      var answer = reading.answer(model.predicate(name, yesNo.text()));
      answers.put(name, AnswerForm.of(answer));
      details.put(name, answer.details());
    } else {
      throw new UnsupportedFeatureException(
          "The question '"
              + name
              + "' asks for a level of a scale; a mapper tells labels apart. Known labels: "
              + String.join(", ", model.mapper().labelNames())
              + ".");
    }
  }

  /**
   * The request with those questions alone on which the mapper abstained; empty if there are none.
   */
  Optional<DecisionRequest> unanswered() {
    Map<String, Question> questions = new LinkedHashMap<>(request.questions());
    details.forEach(
        (name, decided) -> {
          if (!decided.abstained()) {
            questions.remove(name);
          }
        });
    return questions.isEmpty()
        ? Optional.empty()
        : Optional.of(request.toBuilder().questions(questions).build());
  }

  /** These answers alone. */
  DecisionResponse response() {
    return DecisionResponse.builder()
        .answers(answers)
        .metadata(new MicromapResponseMetadata(details, Optional.empty()))
        .build();
  }

  /** These answers, of which those of another model replace some. */
  DecisionResponse with(DecisionResponse other) {
    Map<String, DecisionAnswer> merged = new LinkedHashMap<>(answers);
    merged.putAll(other.answers());
    return DecisionResponse.builder()
        .answers(merged)
        .metadata(new MicromapResponseMetadata(details, Optional.of(other)))
        .build();
  }
}
