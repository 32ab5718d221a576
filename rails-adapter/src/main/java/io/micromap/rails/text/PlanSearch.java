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
 * @param evidence what the words speak for
 * @param classes how many columns are classes; a further one stands for none
 * @param slope of the log-linear probabilities over the scores, above 0
 * @param costs of a new step behind a weak boundary
 * @param weakScope the least evidence of scope of a step that a weak boundary sets off
 */
record PlanSearch(
    EvidenceWeights evidence, int classes, double slope, StepCosts costs, double weakScope) {
  private static final int MOST_CLAUSES = 8;

  /** A word of time nearly always begins a step. */
  private static final double THEN_COST = -4;

  /** So high that hardly any reading of a part of a step is taken for a step. */
  private static final double FRAGMENT_COST = 20;

  /** How much less probable than its evidence it is that a step belongs to no class. */
  private static final double NONE_COST = 2;

  /** What a word that no prompt of a class held takes from the evidence of scope. */
  private static final double UNKNOWN_WEIGHT = 2;

  Plan plan(Clauses clauses) {
    int n = clauses.clauses().size();
    double[] best = new double[n + 1];
    Arrays.fill(best, 1, n + 1, Double.NEGATIVE_INFINITY);
    Step[] last = new Step[n + 1];
    int[] before = new int[n + 1];
    for (int to = 1; to <= n; to++) {
      for (int from = Math.max(0, to - MOST_CLAUSES); from < to; from++) {
        Candidate candidate = candidate(clauses, from, to);
        double cost = from == 0 ? 0 : cost(clauses.boundaries().get(from - 1));
        double score = best[from] + candidate.log - cost - fragment(candidate.step);
        if (score > best[to]) {
          best[to] = score;
          last[to] = candidate.step;
          before[to] = from;
        }
      }
    }
    List<Step> steps = new ArrayList<>();
    for (int at = n; at > 0; at = before[at]) {
      steps.add(last[at]);
    }
    Collections.reverse(steps);
    return new Plan(steps);
  }

  /** The evidence that a range belongs to any class. */
  double scope(Clauses clauses, Range range, double[] scores) {
    double inside =
        scores.length > classes
            ? -scores[classes]
            : Arrays.stream(scores).max().orElse(Double.NEGATIVE_INFINITY);
    return inside - UNKNOWN_WEIGHT * evidence.unknownShare(clauses.words(), range);
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
    Range range = new Range(clauses.clauses().get(from).from(), clauses.clauses().get(to - 1).to());
    double[] scores = evidence.scores(clauses.words(), range);
    double[] logs = logProbabilities(scores, slope);
    int label = largest(scores, classes);
    double log = logs[label];
    if (logs.length > classes && logs[classes] - NONE_COST > log) {
      log = logs[classes] - NONE_COST;
      label = -1;
    }
    Step step =
        new Step(
            label,
            range.from(),
            range.to(),
            Arrays.copyOf(scores, classes),
            scope(clauses, range, scores),
            isStrong(clauses, from) && isStrong(clauses, to));
    return new Candidate(step, log);
  }

  private static boolean isStrong(Clauses clauses, int at) {
    return at == 0
        || at == clauses.clauses().size()
        || clauses.boundaries().get(at - 1) == Boundary.THEN;
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
      case THEN -> THEN_COST;
      case AND -> costs.and();
      case SENTENCE -> costs.sentence();
      case COMMA -> costs.comma();
    };
  }

  /** What a step costs that may be a mere part of one: set off weakly, and hardly in scope. */
  private double fragment(Step step) {
    return step.standsAlone() || step.scope() >= weakScope ? 0 : FRAGMENT_COST;
  }

  /** A step and the log probability of its reading. */
  private record Candidate(Step step, double log) {}
}
