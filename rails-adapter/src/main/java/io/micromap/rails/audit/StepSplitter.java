package io.micromap.rails.audit;

import io.micromap.rails.audit.Narrowing.Probabilities;
import io.micromap.rails.text.NarrowingOptions;
import io.micromap.rails.text.Plan.Step;
import io.micromap.rails.text.PromptEvidence;
import io.micromap.rails.text.TextModel;
import io.micromap.runtime.featurizer.Mood;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Splits steps behind weak signs, at commas and "and", where the search for a plan must be slow to:
 * a clause is an order by itself where the evidence and what narrows, the mapper, agree on its
 * label, and the mapper is sure ({@code docs/decisions/narrowing.md}, Splitting). Clauses with no
 * order of their own stay with the one before.
 */
final class StepSplitter {

  /** Of an order, unless all clauses are orders or there are several for certain. */
  private static final int LEAST_WORDS = 2;

  private final TextModel model;
  private final Narrowing narrowing;
  private final NarrowingOptions options;
  private final StepOrder order;

  StepSplitter(TextModel model, Narrowing narrowing, StepOrder order) {
    this.model = model;
    this.order = order;
    this.narrowing = narrowing;
    this.options = model.options().narrowing();
  }

  /**
   * The steps of a plan, split, in the order of their words. Where there are several for certain
   * between two temporal connectives, or words say that one awaits another, there may be more:
   * there the mapper need not be as sure, and one word may be an order.
   */
  List<Step> split(List<Step> steps, PromptEvidence evidence) {
    List<Step> split = new ArrayList<>();
    boolean several = labels(steps) > 1;
    for (Step step : steps) {
      if (step.label() < 0) {
        split.add(step);
      } else {
        boolean listed = several && !step.standsAlone();
        boolean more = listed || order.awaits(step, evidence.words());
        boolean setOff = steps.size() > 1 && step.standsAlone() && !more;
        List<Step> parts = split(step, more, setOff, evidence);
        split.addAll(labels(parts) > 1 && !more ? split(step, true, setOff, evidence) : parts);
      }
    }
    return split;
  }

  private static long labels(List<Step> steps) {
    return steps.stream().map(Step::label).filter(label -> label >= 0).distinct().count();
  }

  /**
   * The parts of a step.
   *
   * @param several whether there may be several for certain
   * @param setOff whether temporal connectives set the step off, so that it is one order as a rule
   */
  private List<Step> split(Step step, boolean several, boolean setOff, PromptEvidence evidence) {
    List<Step> clauses = evidence.clauses(step);
    if (clauses.size() < 2) {
      return List.of(step);
    }
    double least = several ? options.leastInScope() : least(step, evidence);
    Predicate<Step> isOrder =
        clause ->
            !(setOff && order.isFragment(clause, evidence.words()))
                && isOrder(clause, least, evidence);
    boolean all = clauses.stream().allMatch(isOrder);
    List<Step> split = new ArrayList<>();
    int from = step.from();
    int label = -1;
    for (int i = 0; i < clauses.size(); i++) {
      Step clause = clauses.get(i);
      boolean longEnough = several || all || clause.to() - clause.from() >= LEAST_WORDS;
      if (longEnough && isOrder.test(clause)) {
        if (label >= 0 && clause.label() != label) {
          split.add(evidence.step(from, clauses.get(i - 1).to()).withLabel(label));
          from = clause.from();
        }
        label = clause.label();
      }
    }
    split.add(split.isEmpty() ? step : evidence.step(from, step.to()).withLabel(label));
    return split;
  }

  /** How sure the mapper must be of a clause: surer than of all clauses as one, or very sure. */
  private double least(Step step, PromptEvidence evidence) {
    double whole =
        narrowing.of(evidence.text(step)).labels().values().stream()
            .mapToDouble(probability -> probability)
            .max()
            .orElse(1);
    return Math.max(options.leastInScope(), Math.min(options.leastOfClause(), Math.nextUp(whole)));
  }

  private boolean isOrder(Step clause, double least, PromptEvidence evidence) {
    if (clause.label() < 0 || evidence.mood(clause) != Mood.ORDER) {
      return false;
    }
    int act = order.act(clause, evidence.words());
    return isSure(clause, act, least, evidence)
        || (act > clause.from() && isSure(clause, clause.from(), least, evidence));
  }

  /** Whether the mapper is sure of a clause's label, from a word of it on. */
  private boolean isSure(Step clause, int from, double least, PromptEvidence evidence) {
    String label = model.labels().get(clause.label());
    Probabilities probabilities = narrowing.of(evidence.text(from, clause.to()));
    return order.isFinished(clause, evidence.words())
        ? probabilities.inScope() > 0 && probabilities.leaves(label, least)
        : probabilities.labels().getOrDefault(label, 0.0) >= least;
  }
}
