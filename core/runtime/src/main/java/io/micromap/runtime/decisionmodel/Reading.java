package io.micromap.runtime.decisionmodel;

import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Prediction;
import io.micromap.runtime.mapper.Reason;
import java.util.Map;
import java.util.Optional;

/**
 * A prompt that a mapper has read once; any number of questions may be asked about it. Made by
 * {@link DecisionModel#read}.
 */
public final class Reading {

  private final Prediction prediction;
  private final Decision decision;
  private final Optional<String> objection;
  private final String mapper;

  Reading(Prediction prediction, Decision decision, Optional<String> objection, String mapper) {
    this.prediction = prediction;
    this.decision = decision;
    this.objection = objection;
    this.mapper = mapper;
  }

  /** The mapper's decision among all its labels, before the audit. */
  public Decision decision() {
    return decision;
  }

  /** The name of the mapper that decided: of several its name among them, else its id. */
  public String mapper() {
    return mapper;
  }

  Prediction prediction() {
    return prediction;
  }

  /** How much of the prompt the training rows know, in [0, 1]; 0 where it gives no evidence. */
  public double familiarity() {
    return prediction.familiarity();
  }

  /** Why the audit turns the mapper's answer into an abstention, if it does. */
  public Optional<String> objection() {
    return objection;
  }

  /**
   * Answers with the mapper's label where it answered and the label is among the options; else it
   * is an abstention.
   *
   * @param question of the model that made this reading
   */
  public ChoiceAnswer answer(ChoiceQuestion question) {
    Distribution mappers = Distribution.of(question, prediction);
    Distribution shown = objection.isPresent() ? Distribution.of(question, audited()) : mappers;
    Map<String, Double> probabilities = shown.byOption();
    Optional<String> chosen = question.option(prediction.candidate());
    Details details = details(chosen.isPresent());
    if (!details.abstained()) {
      return ChoiceAnswer.of(chosen.orElseThrow(), probabilities, false, details);
    }
    Optional<String> catchAll = question.catchAll();
    return ChoiceAnswer.of(
        catchAll.orElseGet(mappers::best), probabilities, catchAll.isEmpty(), details);
  }

  /**
   * Answers with the probability of one label.
   *
   * @param question of the model that made this reading
   */
  public PredicateAnswer answer(PredicateQuestion question) {
    Details details = abstention().orElseGet(() -> Details.answered(decision));
    double probability = Distribution.probability(audited(), question.number());
    return new PredicateAnswer(probability, details.abstained(), details);
  }

  /** What the audit objects to belongs to no label: programs act on probabilities, too. */
  private Prediction audited() {
    return objection.isPresent() ? Prediction.without(Reason.OUT_OF_SCOPE) : prediction;
  }

  private Details details(boolean asked) {
    return abstention()
        .orElseGet(
            () ->
                asked
                    ? Details.answered(decision)
                    : Details.abstained(decision, Details.NOT_ASKED));
  }

  /** Why no question about the prompt has an answer, if none has. */
  private Optional<Details> abstention() {
    return decision.abstained()
        ? Optional.of(Details.abstained(decision, decision.reason().code()))
        : objection.map(reason -> Details.abstained(decision, reason));
  }
}
