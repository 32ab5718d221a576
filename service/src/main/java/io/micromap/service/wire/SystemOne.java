package io.micromap.service.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.decisionmodel.Answerer;
import io.micromap.runtime.decisionmodel.ChoiceAnswer;
import io.micromap.runtime.decisionmodel.PredicateAnswer;
import io.micromap.service.fault.ServiceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The wire format System One: {@code {model, state, questions}}. */
public final class SystemOne {

  private SystemOne() {}

  /**
   * The answer to a request.
   *
   * @param model name of the model that was asked
   * @param answers by the names of the questions, in their order
   * @param usage of tokens, which a fallback alone needs
   */
  public record Response(String model, Map<String, Answer> answers, Usage usage) {}

  /** Tokens that were used: those of a fallback. */
  public record Usage(int inputTokens, int outputTokens) {}

  /** The answer to one question. */
  public sealed interface Answer {}

  /** The answer to which of some labels. */
  public record Choice(
      String type,
      String choice,
      double confidence,
      Map<String, Double> probabilities,
      Told micromap)
      implements Answer {

    static Choice of(ChoiceAnswer answer, Told told) {
      return new Choice(
          "choice", answer.choice(), answer.confidence(), answer.probabilities(), told);
    }
  }

  /** The answer to yes or no. */
  public record Noul(String type, double noul, Told micromap) implements Answer {

    static Noul of(PredicateAnswer answer, Told told) {
      return new Noul("noul", answer.probability(), told);
    }
  }

  /**
   * Answers a request.
   *
   * @throws ServiceException with status 422 if a question is not about the model's labels
   */
  public static Eventual<Response> answer(Fields request, Asking asking) {
    JsonNode state = request.required("state");
    Map<String, Question> asked = new LinkedHashMap<>();
    Fields questions = request.object("questions");
    QuestionCount.require(questions.node().size(), asking.most());
    for (Map.Entry<String, JsonNode> entry : questions.node().properties()) {
      Fields question = Fields.of(entry.getValue(), questions.path(entry.getKey()));
      asked.put(entry.getKey(), question(entry.getKey(), question, asking.inquiry().answerer()));
    }
    return asking
        .answer(PromptText.ofState(state), state, asked)
        .map(given -> response(asking.inquiry().asked().name(), given));
  }

  private static Response response(String model, Asking.Answers given) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    given.byName().forEach((name, answered) -> answers.put(name, answer(answered)));
    return new Response(model, answers, new Usage(given.inputTokens(), given.outputTokens()));
  }

  private static Answer answer(Asking.Answered answered) {
    if (answered.given() instanceof Given.Choice choice) {
      return Choice.of(choice.answer(), answered.told());
    }
    return Noul.of(((Given.Predicate) answered.given()).answer(), answered.told());
  }

  private static Question question(String name, Fields question, Answerer answerer) {
    return switch (question.text("type")) {
      case "choice" -> new Question.Choice(answerer.choice(labels(question)), question.node());
      case "noul" -> {
        String instructions = PromptText.of(question.node().path("instructions"));
        yield new Question.Predicate(answerer.predicate(name, instructions), question.node());
      }
      case "score" -> throw question.other("type", "'choice' or 'noul': a mapper gives no scores");
      default -> throw question.other("type", "'choice' or 'noul'");
    };
  }

  private static List<String> labels(Fields question) {
    List<String> labels = new ArrayList<>();
    question.object("criteria").node().fieldNames().forEachRemaining(labels::add);
    return labels;
  }
}
