package io.micromap.service.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.decisionmodel.ChoiceAnswer;
import io.micromap.runtime.decisionmodel.PredicateAnswer;
import io.micromap.runtime.decisionmodel.Reading;
import io.micromap.service.fault.ServiceException;
import io.micromap.service.model.Inquiry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The wire format System One: {@code {model, state, questions}}. */
public final class SystemOne {

  private SystemOne() {}

  /**
   * The answer to a request.
   *
   * @param model name of the model that was asked
   * @param answers by the names of the questions, in their order
   * @param usage no token is used
   */
  public record Response(String model, Map<String, Answer> answers, Usage usage) {}

  /** Tokens that were used: none. */
  public record Usage(int inputTokens, int outputTokens) {

    static final Usage NONE = new Usage(0, 0);
  }

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
   * @param most how many questions it may ask
   * @throws ServiceException with status 422 if a question is not about the mapper's labels
   */
  public static Response answer(Fields request, Inquiry inquiry, int most) {
    JsonNode state = request.required("state");
    Map<String, Function<Reading, Answer>> asked = new LinkedHashMap<>();
    Fields questions = request.object("questions");
    QuestionCount.require(questions.node().size(), most);
    for (Map.Entry<String, JsonNode> entry : questions.node().properties()) {
      Fields question = Fields.of(entry.getValue(), questions.path(entry.getKey()));
      asked.put(entry.getKey(), question(entry.getKey(), question, inquiry));
    }
    Reading reading = inquiry.read(PromptText.of(state));
    Map<String, Answer> answers = new LinkedHashMap<>();
    asked.forEach((name, question) -> answers.put(name, question.apply(reading)));
    return new Response(inquiry.asked().name(), answers, Usage.NONE);
  }

  private static Function<Reading, Answer> question(String name, Fields question, Inquiry inquiry) {
    return switch (question.text("type")) {
      case "choice" -> {
        var choice = inquiry.answerer().choice(labels(question));
        yield reading -> {
          ChoiceAnswer answer = reading.answer(choice);
          return Choice.of(answer, Told.of(answer.details(), reading, inquiry));
        };
      }
      case "noul" -> {
        String instructions = PromptText.of(question.node().path("instructions"));
        var predicate = inquiry.answerer().predicate(name, instructions);
        yield reading -> {
          PredicateAnswer answer = reading.answer(predicate);
          return Noul.of(answer, Told.of(answer.details(), reading, inquiry));
        };
      }
      default -> throw question.other("type", "'choice' or 'noul': a mapper gives no scores");
    };
  }

  private static List<String> labels(Fields question) {
    List<String> labels = new ArrayList<>();
    question.object("criteria").node().fieldNames().forEachRemaining(labels::add);
    return labels;
  }
}
