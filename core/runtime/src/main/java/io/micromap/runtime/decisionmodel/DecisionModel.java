package io.micromap.runtime.decisionmodel;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Check;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Prediction;
import io.micromap.spi.Thresholds;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A mapper as a decision model: it answers closed questions about a prompt with a probability for
 * every option. Immutable, deterministic, safe for any number of threads.
 *
 * <p>The mapper decides among all its labels and under its own thresholds, whatever was asked; a
 * question only chooses what of that is shown. So leaving labels out of a question never makes an
 * answer out of an abstention, and an answer that was not asked for becomes an abstention.
 */
public final class DecisionModel {

  /** Names of options that stand for "none of the labels", unless the mapper has such a label. */
  public static final List<String> CATCH_ALLS =
      List.of("none", "other", "oos", "out_of_scope", "unknown", "unsure");

  private final Mapper mapper;
  private final Questions questions;
  private final Audit audit;

  private DecisionModel(Mapper mapper, Questions questions, Audit audit) {
    this.mapper = mapper;
    this.questions = questions;
    this.audit = audit;
  }

  /** The decision model of a mapper, with the usual catch-alls and without an audit. */
  public static DecisionModel of(Mapper mapper) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    mapper.labelNames().forEach(label -> numbers.put(label, numbers.size()));
    Questions questions =
        new Questions(Collections.unmodifiableMap(numbers), Set.copyOf(CATCH_ALLS));
    return new DecisionModel(mapper, questions, Audit.NONE);
  }

  /** This model, which also takes an option of this name, in any case, for a catch-all. */
  public DecisionModel withCatchAll(String name) {
    Set<String> names = new HashSet<>(questions.catchAlls());
    names.add(name.toLowerCase(Locale.ROOT));
    return new DecisionModel(mapper, new Questions(questions.numbers(), Set.copyOf(names)), audit);
  }

  /** This model, whose answers an audit may turn into abstentions. */
  public DecisionModel withAudit(Audit auditor) {
    return new DecisionModel(mapper, questions, auditor);
  }

  /** The mapper behind the model. */
  public Mapper mapper() {
    return mapper;
  }

  /**
   * The question to which of some options a prompt belongs.
   *
   * @param options 2 to 255 different ones: at least two labels of the mapper, and at most one
   *     catch-all, in any order
   * @throws MicromapException with {@link ErrorCode#UNKNOWN_LABEL} if an option is neither a label
   *     nor a catch-all; the message lists the labels. With {@link ErrorCode#UNSUPPORTED_QUESTION}
   *     if the options break another rule
   */
  public ChoiceQuestion choice(Collection<String> options) {
    return questions.choice(options);
  }

  /** The question to which of all labels a prompt belongs, however many; without a catch-all. */
  public ChoiceQuestion everyLabel() {
    return questions.everyLabel();
  }

  /**
   * The question whether a prompt belongs to one label. The label is the question's name, or all of
   * its instructions, or follows {@code label:} in them, up to the end of the line.
   *
   * @param name of the question; empty where it has none
   * @param instructions of the question; empty where it has none
   * @throws MicromapException with {@link ErrorCode#UNKNOWN_LABEL} if the mapper does not have the
   *     label that follows {@code label:}; with {@link ErrorCode#UNSUPPORTED_QUESTION} if none or
   *     several labels are named. Both messages list the labels
   */
  public PredicateQuestion predicate(String name, String instructions) {
    return questions.predicate(name, instructions);
  }

  /** Reads a prompt under the mapper's own thresholds; any text is read, none throws. */
  public Reading read(String prompt) {
    return read(prompt, 0);
  }

  /**
   * Reads a prompt under thresholds that may be higher than the mapper's own, never lower.
   *
   * @param least threshold of classes whose own is lower, in [0, 1]
   * @throws IllegalArgumentException if the threshold is out of its range
   */
  public Reading read(String prompt, double least) {
    Check.unit("threshold", least);
    Prediction prediction = mapper.predict(prompt);
    Decision decision = mapper.decide(prediction);
    if (decision.threshold() < least) {
      decision = mapper.decide(prediction, Thresholds.global(least));
    }
    Optional<String> objection =
        decision.abstained() ? Optional.empty() : audit.objection(prompt, decision);
    return new Reading(prediction, decision, objection);
  }
}
