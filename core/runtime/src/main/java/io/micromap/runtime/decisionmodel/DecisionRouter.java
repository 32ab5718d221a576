package io.micromap.runtime.decisionmodel;

import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Prediction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Several mappers as one decision model. Every mapper reads every prompt. The most confident one
 * gives the answer, if it answers under its own thresholds, no other mapper answers, and its
 * confidence less half of the next mapper's still reaches its threshold; where several mappers
 * claim a prompt nobody answers. Immutable, deterministic, safe for any number of threads.
 *
 * <p>Labels are led by the name of their mapper, {@code tickets/refund}. A question may leave the
 * name out where only one mapper has such a label.
 */
public final class DecisionRouter implements Answerer {

  private final List<String> names;
  private final List<DecisionModel> models;
  private final List<String> labels;
  private final Questions questions;

  private DecisionRouter(List<String> names, List<DecisionModel> models) {
    this.names = List.copyOf(names);
    this.models = List.copyOf(models);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (String label : models.get(i).mapper().labelNames()) {
        all.add(qualified(names.get(i), label));
      }
    }
    this.labels = List.copyOf(all);
    this.questions = new Questions(numbers(), catchAlls());
  }

  /**
   * The router of some mappers.
   *
   * @param models by name; one at least
   * @throws IllegalArgumentException if there is none
   */
  public static DecisionRouter of(SortedMap<String, DecisionModel> models) {
    if (models.isEmpty()) {
      throw new IllegalArgumentException("A router needs a mapper.");
    }
    return new DecisionRouter(List.copyOf(models.keySet()), List.copyOf(models.values()));
  }

  /** The labels of all mappers, each led by the name of its mapper, by the mappers' names. */
  public List<String> labels() {
    return labels;
  }

  @Override
  public ChoiceQuestion choice(Collection<String> options) {
    return questions.choice(options);
  }

  @Override
  public PredicateQuestion predicate(String name, String instructions) {
    return questions.predicate(name, instructions);
  }

  @Override
  public Reading read(String prompt, double least) {
    List<Reading> readings = models.stream().map(model -> model.read(prompt, least)).toList();
    Routing routing = new Routing(names, readings);
    Decision decision = routing.decision();
    Optional<String> objection =
        decision.abstained() ? Optional.empty() : routing.chosen().objection();
    return new Reading(
        merged(routing, !decision.abstained()), decision, objection, names.get(routing.best()));
  }

  static String qualified(String mapper, String label) {
    return mapper + "/" + label;
  }

  /**
   * Probabilities of all classes. Where the chosen mapper answers they are its own, by which it
   * decides, and the others' are scaled if they claim more than it leaves; else those of mappers
   * that together claim more than all are scaled alike.
   */
  private Prediction merged(Routing routing, boolean answered) {
    Prediction chosen = routing.chosen().prediction();
    if (chosen.candidate() < 0) {
      return chosen;
    }
    double claimed = answered ? sum(chosen.probabilities()) : 0;
    double others = -claimed;
    for (Reading reading : routing.readings()) {
      others += sum(reading.prediction().probabilities());
    }
    double scale = others > 1 - claimed ? Math.max(0, 1 - claimed) / others : 1;
    double[] all = new double[labels.size()];
    int from = 0;
    int candidate = -1;
    for (int i = 0; i < models.size(); i++) {
      double[] own = routing.readings().get(i).prediction().probabilities();
      candidate = i == routing.best() ? from + chosen.candidate() : candidate;
      double factor = answered && i == routing.best() ? 1 : scale;
      for (int k = 0; k < own.length; k++) {
        all[from + k] = factor * own[k];
      }
      from += models.get(i).mapper().labelNames().size();
    }
    return chosen.among(candidate, all, Math.min(1, claimed + scale * others));
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** Numbers by label: first those without a mapper's name that only one mapper has, then all. */
  private Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    Set<String> shared = new HashSet<>();
    int number = 0;
    for (DecisionModel model : models) {
      for (String label : model.mapper().labelNames()) {
        if (numbers.put(label, number++) != null) {
          shared.add(label);
        }
      }
    }
    numbers.keySet().removeAll(shared);
    for (int k = 0; k < labels.size(); k++) {
      numbers.put(labels.get(k), k);
    }
    return Collections.unmodifiableMap(numbers);
  }

  private Set<String> catchAlls() {
    Set<String> catchAlls = new HashSet<>();
    models.forEach(model -> catchAlls.addAll(model.catchAlls()));
    return Set.copyOf(catchAlls);
  }
}
