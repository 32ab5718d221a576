package io.micromap.rails.text;

import io.micromap.rails.text.Plan.Step;
import io.micromap.rails.text.StepCandidates.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Finds the most probable plan: dynamic programming over the places where a step could begin. A
 * plan's score is the sum of its steps' log probabilities less what its boundaries cost.
 *
 * @param costs of a new step behind a weak boundary
 * @param weakScope the least evidence of scope of a step that a weak boundary sets off
 * @param options what all plans are weighed by
 */
record PlanSearch(StepCosts costs, double weakScope, PlanOptions options) {

  Plan plan(StepCandidates candidates) {
    Clauses clauses = candidates.clauses();
    int n = clauses.clauses().size();
    double[] best = new double[n + 1];
    Arrays.fill(best, 1, n + 1, Double.NEGATIVE_INFINITY);
    Candidate[] last = new Candidate[n + 1];
    for (int to = 1; to <= n; to++) {
      for (int from = Math.max(0, to - options.mostClauses()); from < to; from++) {
        Candidate candidate = candidates.get(from, to);
        double cost = from == 0 ? 0 : cost(clauses.boundaries().get(from - 1));
        double score = best[from] + candidate.log() - cost - fragment(candidate.step());
        if (score > best[to]) {
          best[to] = score;
          last[to] = candidate;
        }
      }
    }
    List<Step> steps = new ArrayList<>();
    for (int at = n; at > 0; at = last[at].from()) {
      steps.add(last[at].step());
    }
    Collections.reverse(steps);
    return new Plan(steps);
  }

  private double cost(Boundary boundary) {
    return switch (boundary) {
      case THEN -> options.thenCost();
      case AND -> costs.and();
      case SENTENCE -> costs.sentence();
      case COMMA -> costs.comma();
    };
  }

  /** The cost of a step that may be a mere part of one: set off weakly, and hardly in scope. */
  private double fragment(Step step) {
    return step.standsAlone() || step.scope() >= weakScope ? 0 : options.fragmentCost();
  }
}
