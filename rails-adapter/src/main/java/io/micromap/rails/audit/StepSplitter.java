package io.micromap.rails.audit;

import io.micromap.rails.audit.Narrowing.Probabilities;
import io.micromap.rails.text.NarrowingOptions;
import io.micromap.rails.text.Plan.Step;
import io.micromap.rails.text.PromptEvidence;
import io.micromap.rails.text.TextModel;
import io.micromap.runtime.featurizer.Mood;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

  /** Of a clause for an act that the plan lacks. */
  private static final double LEAST_EVIDENCE = 0.6;

  /** The same, where there are several acts for certain, or a joining word stands before it. */
  private static final double LISTED_EVIDENCE = 0.2;

  /** How probable the mapper must find it. */
  private static final double LEAST_OF_LACKING = 0.6;

  /** The same, of a listed clause that there is no evidence for. */
  private static final double SURE_OF_LACKING = 0.9;

  private static final Set<String> JOINING = Set.of("and", "n", "plus", "also");

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
        Step before = i == 0 ? clause : evidence.step(from, clauses.get(i - 1).to());
        if (label >= 0 && clause.label() != label) {
          split.add(before.withLabel(label));
          from = clause.from();
        } else if (label < 0
            && !setOff
            && before.label() != clause.label()
            && isActed(before, LEAST_EVIDENCE, options.leastInScope(), evidence)) {
          split.add(before);
          from = clause.from();
        }
        label = clause.label();
      }
    }
    split.add(split.isEmpty() ? step : evidence.step(from, step.to()).withLabel(label));
    return split;
  }

  /** Whether clauses of which none is an order by itself are one together. */
  private boolean isActed(Step clauses, double evident, double least, PromptEvidence evidence) {
    return clauses.label() >= 0
        && clauses.scores()[clauses.label()] >= evident
        && isOrder(clauses, least, evidence);
  }

  /**
   * Whether a plan lacks an act that a clause names: one that the evidence is clearly for, and that
   * the mapper finds. Where there are several acts, or "and" joins the clause, less will do, but
   * not where temporal connectives set off the step that the clause is of.
   */
  boolean lacksAny(List<Step> plan, PromptEvidence evidence) {
    if (evidence.words().isEmpty()) {
      return false;
    }
    boolean several = labels(plan) > 1;
    return evidence.clauses(evidence.step(0, evidence.words().size())).stream()
        .filter(clause -> clause.to() - clause.from() >= LEAST_WORDS)
        .filter(clause -> plan.stream().noneMatch(step -> step.label() == clause.leaning()))
        .anyMatch(
            clause -> {
              boolean setOff = several && isSetOff(clause, plan);
              boolean listed = !setOff && (several || isJoined(clause, evidence));
              double evident = listed ? LISTED_EVIDENCE : LEAST_EVIDENCE;
              Step sure = clause.withLabel(clause.leaning());
              return isActed(clause, evident, LEAST_OF_LACKING, evidence)
                  || (listed && isOrder(sure, SURE_OF_LACKING, evidence));
            });
  }

  /** Whether temporal connectives set off the step that a clause is of. */
  private static boolean isSetOff(Step clause, List<Step> plan) {
    return plan.stream()
        .anyMatch(
            step -> step.standsAlone() && step.from() <= clause.from() && clause.to() <= step.to());
  }

  private static boolean isJoined(Step clause, PromptEvidence evidence) {
    return clause.from() > 0 && JOINING.contains(evidence.words().get(clause.from() - 1).text());
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
