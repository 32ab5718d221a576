package io.micromap.service.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.decisionmodel.Answerer;
import io.micromap.runtime.decisionmodel.ChoiceAnswer;
import io.micromap.runtime.decisionmodel.PredicateAnswer;
import io.micromap.runtime.json.Json;
import io.micromap.service.fault.ServiceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The wire format OpenAI Decisions: {@code {model, input, questions}}. */
public final class OpenAiDecisions {

  private OpenAiDecisions() {}

  /**
   * The answer to a request.
   *
   * @param model name of the model that was asked
   * @param answers in the order of the questions
   * @param usage of tokens, which a fallback alone needs
   */
  public record Response(String model, List<Answer> answers, Usage usage) {}

  /** Tokens that were used: those of a fallback. */
  public record Usage(
      int inputTokens,
      InputDetails inputTokensDetails,
      int outputTokens,
      OutputDetails outputTokensDetails,
      int totalTokens) {

    static Usage of(int input, int output) {
      return new Usage(input, new InputDetails(0, 0), output, new OutputDetails(0), input + output);
    }
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
   * @throws ServiceException with status 422 if a question is not about the model's labels
   */
  public static Eventual<Response> answer(Fields request, Asking asking) {
    JsonNode questions = request.array("questions");
    QuestionCount.require(questions.size(), asking.most());
    List<Optional<String>> names = new ArrayList<>();
    Map<String, Question> asked = new LinkedHashMap<>();
    for (JsonNode each : questions) {
      Fields question = Fields.of(each, "questions[" + asked.size() + "]");
      Optional<String> name = Optional.ofNullable(question.textOrNull("name"));
      names.add(name);
      asked.put("q" + asked.size(), question(name, question, asking.inquiry().answerer()));
    }
    JsonNode input = request.required("input");
    return asking
        .answer(PromptText.ofMessages(input), input, asked)
        .map(given -> response(asking.inquiry().asked().name(), names, given));
  }

  private static Response response(
      String model, List<Optional<String>> names, Asking.Answers given) {
    List<Answer> answers = new ArrayList<>();
    given.byName().values().forEach(each -> answers.add(answer(names.get(answers.size()), each)));
    return new Response(model, answers, Usage.of(given.inputTokens(), given.outputTokens()));
  }

  private static Answer answer(Optional<String> name, Asking.Answered answered) {
    if (answered.given() instanceof Given.Choice choice) {
      return choice(name, choice.answer(), answered.told());
    }
    return predicate(name, ((Given.Predicate) answered.given()).answer(), answered.told());
  }

  private static Question question(Optional<String> name, Fields question, Answerer answerer) {
    return switch (question.text("type")) {
      case "choice" -> new Question.Choice(answerer.choice(labels(question)), choiceForm(question));
      case "predicate" -> {
        JsonNode instructions = question.required("instructions");
        var asked = answerer.predicate(name.orElse(""), PromptText.of(instructions));
        yield new Question.Predicate(asked, form("noul", instructions));
      }
      case "score" ->
          throw question.other("type", "'choice' or 'predicate': a mapper gives no scores");
      default -> throw question.other("type", "'choice' or 'predicate'");
    };
  }

  /** The question as System One has it. */
  private static JsonNode choiceForm(Fields question) {
    ObjectNode form = form("choice", question.node().path("instructions"));
    ObjectNode criteria = form.putObject("criteria");
    question
        .array("choices")
        .forEach(choice -> criteria.set(choice.path("value").asText(), choice.get("description")));
    return form;
  }

  private static ObjectNode form(String type, JsonNode instructions) {
    ObjectNode form = Json.mapper().createObjectNode().put("type", type);
    if (!instructions.isMissingNode()) {
      form.set("instructions", instructions);
    }
    return form;
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
