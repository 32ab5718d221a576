package io.micromap.runtime.decisionmodel;

import io.micromap.runtime.encoder.CachedEncoder;
import io.micromap.runtime.json.Check;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Prediction;
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
public final class DecisionModel implements Answerer {

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

  Set<String> catchAlls() {
    return questions.catchAlls();
  }

  /** The mapper behind the model. */
  public Mapper mapper() {
    return mapper;
  }

  @Override
  public ChoiceQuestion choice(Collection<String> options) {
    return questions.choice(options);
  }

  /** The question to which of all labels a prompt belongs, however many; without a catch-all. */
  public ChoiceQuestion everyLabel() {
    return questions.everyLabel();
  }

  @Override
  public PredicateQuestion predicate(String name, String instructions) {
    return questions.predicate(name, instructions);
  }

  /** Reads a prompt under the mapper's own thresholds; any text is read, none throws. */
  public Reading read(String prompt) {
    return read(prompt, 0);
  }

  @Override
  public Reading read(String prompt, double least) {
    Check.unit("threshold", least);
    return mapper.encoder().isPresent()
        ? CachedEncoder.remembering(() -> reading(prompt, least))
        : reading(prompt, least);
  }

  /** The mapper and the audit read the same text, which an encoder need read but once. */
  private Reading reading(String prompt, double least) {
    Prediction prediction = mapper.predict(prompt);
    Decision decision = mapper.decide(prediction, least);
    Optional<String> objection =
        decision.abstained() ? Optional.empty() : audit.objection(prompt, decision);
    return new Reading(prediction, decision, objection, mapper.model().id());
  }
}
