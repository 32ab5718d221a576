package io.micromap.rails.text;

import io.micromap.rails.text.Clauses.Range;
import io.micromap.rails.text.Plan.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Finds the most probable plan: dynamic programming over the places where a step could begin. A
 * plan's score is the sum of its steps' log probabilities less what its boundaries cost.
 *
 * @param evidence of the words for each column
 * @param classes how many columns are classes; a further one stands for out of scope
 * @param slope of the log-linear probabilities over the scores, above 0
 * @param costs of a new step behind a weak boundary
 * @param weakScope the least evidence of scope of a step that a weak boundary sets off
 * @param options what all plans are weighed by
 */
record PlanSearch(
    EvidenceWeights evidence,
    int classes,
    double slope,
    StepCosts costs,
    double weakScope,
    PlanOptions options) {

  Plan plan(Clauses clauses) {
    int n = clauses.clauses().size();
    double[] best = new double[n + 1];
    Arrays.fill(best, 1, n + 1, Double.NEGATIVE_INFINITY);
    Candidate[] last = new Candidate[n + 1];
    for (int to = 1; to <= n; to++) {
      for (int from = Math.max(0, to - options.mostClauses()); from < to; from++) {
        Candidate candidate = candidate(clauses, from, to);
        double cost = from == 0 ? 0 : cost(clauses.boundaries().get(from - 1));
        double score = best[from] + candidate.log - cost - fragment(candidate.step);
        if (score > best[to]) {
          best[to] = score;
          last[to] = candidate;
        }
      }
    }
    List<Step> steps = new ArrayList<>();
    for (int at = n; at > 0; at = last[at].from) {
      steps.add(last[at].step);
    }
    Collections.reverse(steps);
    return new Plan(steps);
  }

  /** Each clause of a step as a step of its own. */
  List<Step> steps(Clauses clauses, Step step) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < clauses.clauses().size(); i++) {
      Range range = clauses.clauses().get(i);
      if (range.from() >= step.from() && range.to() <= step.to()) {
        steps.add(candidate(clauses, i, i + 1).step);
      }
    }
    return steps;
  }

  /** The clauses from one word up to another as one step. */
  Step step(Clauses clauses, int from, int to) {
    int first = 0;
    int last = clauses.clauses().size();
    while (clauses.clauses().get(first).from() < from) {
      first++;
    }
    while (clauses.clauses().get(last - 1).to() > to) {
      last--;
    }
    return candidate(clauses, first, last).step;
  }

  /** The evidence that a range is in scope. */
  double scope(Clauses clauses, Range range, double[] scores) {
    double inside =
        scores.length > classes
            ? -scores[classes]
            : Arrays.stream(scores).max().orElse(Double.NEGATIVE_INFINITY);
    return inside - options.unknownWeight() * evidence.unknownShare(clauses.words(), range);
  }

  /** The log probability of each column. */
  static double[] logProbabilities(double[] scores, double slope) {
    double largest = Arrays.stream(scores).max().orElse(0);
    double sum = 0;
    for (double score : scores) {
      sum += StrictMath.exp(slope * (score - largest));
    }
    double total = slope * largest + StrictMath.log(sum);
    return Arrays.stream(scores).map(score -> slope * score - total).toArray();
  }

  private Candidate candidate(Clauses clauses, int from, int to) {
    Range range = clauses.span(from, to);
    double[] scores = evidence.scores(clauses.words(), range);
    double[] logs = logProbabilities(scores, slope);
    int label = largest(scores, classes);
    double log = logs[label];
    if (logs.length > classes && logs[classes] - options.noneCost() > log) {
      log = logs[classes] - options.noneCost();
      label = -1;
    }
    Step step =
        new Step(
            label,
            range.from(),
            range.to(),
            Arrays.copyOf(scores, classes),
            scope(clauses, range, scores),
            clauses.isStrong(from) && clauses.isStrong(to));
    return new Candidate(from, step, log);
  }

  private static int largest(double[] scores, int among) {
    int largest = 0;
    for (int k = 1; k < among; k++) {
      largest = scores[k] > scores[largest] ? k : largest;
    }
    return largest;
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

  /**
   * A step and the log probability of its reading.
   *
   * @param from number of the clause it begins with
   */
  private record Candidate(int from, Step step, double log) {}
}
