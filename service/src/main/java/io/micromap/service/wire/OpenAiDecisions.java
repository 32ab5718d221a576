package io.micromap.service.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.decisionmodel.ChoiceAnswer;
import io.micromap.runtime.decisionmodel.PredicateAnswer;
import io.micromap.runtime.decisionmodel.Reading;
import io.micromap.service.fault.ServiceException;
import io.micromap.service.model.Inquiry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The wire format OpenAI Decisions: {@code {model, input, questions}}. */
public final class OpenAiDecisions {

  private OpenAiDecisions() {}

  /**
   * The answer to a request.
   *
   * @param model name of the model that was asked
   * @param answers in the order of the questions
   * @param usage no token is used
   */
  public record Response(String model, List<Answer> answers, Usage usage) {}

  /** Tokens that were used: none. */
  public record Usage(
      int inputTokens,
      InputDetails inputTokensDetails,
      int outputTokens,
      OutputDetails outputTokensDetails,
      int totalTokens) {

    static final Usage NONE = new Usage(0, new InputDetails(0, 0), 0, new OutputDetails(0), 0);
  }

  /** Tokens of the input. */
  public record InputDetails(int cacheWriteTokens, int cachedTokens) {}

  /** Tokens of the output. */
  public record OutputDetails(int reasoningTokens) {}

  /** The answer to one question. */
  public sealed interface Answer {}

  /** A label with its probability. */
  public record Probability(String value, double probability) {}

  /** The answer to which of some labels. */
  public record Choice(
      String type,
      Optional<String> name,
      String choice,
      double confidence,
      List<Probability> probabilities,
      Told micromap)
      implements Answer {}

  /** The answer to yes or no. */
  public record Predicate(String type, Optional<String> name, double probability, Told micromap)
      implements Answer {}

  /** No answer: the mapper abstained. */
  public record Refusal(String type, Optional<String> name, Told micromap) implements Answer {

    static Refusal of(Optional<String> name, Told told) {
      return new Refusal("refusal", name, told);
    }
  }

  /**
   * Answers a request.
   *
   * @param most how many questions it may ask
   * @throws ServiceException with status 422 if a question is not about the mapper's labels
   */
  public static Response answer(Fields request, Inquiry inquiry, int most) {
    JsonNode questions = request.array("questions");
    QuestionCount.require(questions.size(), most);
    List<Function<Reading, Answer>> asked = new ArrayList<>();
    for (JsonNode question : questions) {
      asked.add(question(Fields.of(question, "questions[" + asked.size() + "]"), inquiry));
    }
    Reading reading = inquiry.read(PromptText.ofMessages(request.required("input")));
    List<Answer> answers = asked.stream().map(question -> question.apply(reading)).toList();
    return new Response(inquiry.asked().name(), answers, Usage.NONE);
  }

  private static Function<Reading, Answer> question(Fields question, Inquiry inquiry) {
    Optional<String> name = Optional.ofNullable(question.textOrNull("name"));
    return switch (question.text("type")) {
      case "choice" -> {
        var choice = inquiry.answerer().choice(labels(question));
        yield reading -> {
          ChoiceAnswer answer = reading.answer(choice);
          return choice(name, answer, Told.of(answer.details(), reading, inquiry));
        };
      }
      case "predicate" -> {
        String instructions = PromptText.of(question.required("instructions"));
        var predicate = inquiry.answerer().predicate(name.orElse(""), instructions);
        yield reading -> {
          PredicateAnswer answer = reading.answer(predicate);
          return predicate(name, answer, Told.of(answer.details(), reading, inquiry));
        };
      }
      default -> throw question.other("type", "'choice' or 'predicate': a mapper gives no scores");
    };
  }

  private static List<String> labels(Fields question) {
    List<String> labels = new ArrayList<>();
    for (JsonNode choice : question.array("choices")) {
      String where = question.path("choices[" + labels.size() + "]");
      labels.add(Fields.of(choice, where).text("value"));
    }
    return labels;
  }

  private static Answer choice(Optional<String> name, ChoiceAnswer answer, Told told) {
    if (answer.refused()) {
      return Refusal.of(name, told);
    }
    List<Probability> probabilities =
        answer.probabilities().entrySet().stream()
            .map(entry -> new Probability(entry.getKey(), entry.getValue()))
            .toList();
    return new Choice("choice", name, answer.choice(), answer.confidence(), probabilities, told);
  }

  private static Answer predicate(Optional<String> name, PredicateAnswer answer, Told told) {
    return answer.refused()
        ? Refusal.of(name, told)
        : new Predicate("predicate", name, answer.probability(), told);
  }
}
