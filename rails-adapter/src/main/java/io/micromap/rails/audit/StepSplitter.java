package io.micromap.rails.audit;

import io.micromap.rails.audit.Narrowing.Probabilities;
import io.micromap.rails.text.NarrowingOptions;
import io.micromap.rails.text.Plan.Step;
import io.micromap.rails.text.PromptEvidence;
import io.micromap.rails.text.TextModel;
import io.micromap.runtime.featurizer.Mood;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits steps behind weak signs, at commas and "and", where the search for a plan must be slow to:
 * a clause is an order by itself where the evidence and what narrows, the mapper, agree on its
 * label, and are sure ({@code docs/decisions/narrowing.md}, Splitting). Clauses with no order of
 * their own stay with the one before.
 */
final class StepSplitter {

  private static final int LEAST_WORDS = 2;

  private final TextModel model;
  private final Narrowing narrowing;
  private final NarrowingOptions options;

  StepSplitter(TextModel model, Narrowing narrowing) {
    this.model = model;
    this.narrowing = narrowing;
    this.options = model.options().narrowing();
  }

  /** The steps of a plan, split, in the order of their words. */
  List<Step> split(List<Step> steps, PromptEvidence evidence) {
    List<Step> split = new ArrayList<>();
    for (Step step : steps) {
      split.addAll(step.label() < 0 ? List.of(step) : split(step, evidence));
    }
    return split;
  }

  private List<Step> split(Step step, PromptEvidence evidence) {
    List<Step> clauses = evidence.clauses(step);
    List<Step> split = new ArrayList<>();
    int from = step.from();
    int label = -1;
    for (int i = 0; i < clauses.size() && clauses.size() > 1; i++) {
      Step clause = clauses.get(i);
      if (isOrder(clause, evidence)) {
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

  private boolean isOrder(Step clause, PromptEvidence evidence) {
    if (clause.label() < 0
        || clause.to() - clause.from() < LEAST_WORDS
        || evidence.mood(clause) != Mood.ORDER) {
      return false;
    }
    Probabilities probabilities = narrowing.of(evidence.text(clause));
    String label = model.labels().get(clause.label());
    return probabilities.inScope() >= options.leastInScope()
        && probabilities.labels().getOrDefault(label, 0.0) >= options.leastOfClause();
  }
}
