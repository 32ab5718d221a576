package io.micromap.rails.text;

import io.micromap.rails.text.Clauses.Range;
import io.micromap.rails.text.Plan.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps that a prompt may consist of, from each of its clauses to each other; each is weighed
 * once. Serves one thread.
 */
final class StepCandidates {

  private final Clauses clauses;
  private final WordsEvidence evidence;
  private final Weighing weighing;
  private final Map<Range, Candidate> known = new HashMap<>();

  /**
   * How steps are weighed.
   *
   * @param classes how many columns are classes; a further one stands for out of scope
   * @param slope of the log-linear probabilities over the scores, above 0
   * @param options what all plans are weighed by
   */
  record Weighing(int classes, double slope, PlanOptions options) {

    /** The evidence that a range of scores is in scope. */
    double scope(double[] scores, double unknownShare) {
      double inside =
          scores.length > classes
              ? -scores[classes]
              : Arrays.stream(scores).max().orElse(Double.NEGATIVE_INFINITY);
      return inside - options.unknownWeight() * unknownShare;
    }
  }

  /**
   * A step and the log probability of its reading.
   *
   * @param from number of the clause it begins with
   */
  record Candidate(int from, Step step, double log) {}

  StepCandidates(Clauses clauses, WordsEvidence evidence, Weighing weighing) {
    this.clauses = clauses;
    this.evidence = evidence;
    this.weighing = weighing;
  }

  Clauses clauses() {
    return clauses;
  }

  WordsEvidence evidence() {
    return evidence;
  }

  /** The step from one clause up to but not including another. */
  Candidate get(int from, int to) {
    return known.computeIfAbsent(new Range(from, to), range -> candidate(from, to));
  }

  /** Each clause of a step as a step of its own. */
  List<Step> steps(Step step) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < clauses.clauses().size(); i++) {
      Range range = clauses.clauses().get(i);
      if (range.from() >= step.from() && range.to() <= step.to()) {
        steps.add(get(i, i + 1).step);
      }
    }
    return steps;
  }

  /** The clauses from one word up to another as one step. */
  Step step(int from, int to) {
    int first = 0;
    int last = clauses.clauses().size();
    while (clauses.clauses().get(first).from() < from) {
      first++;
    }
    while (clauses.clauses().get(last - 1).to() > to) {
      last--;
    }
    return get(first, last).step;
  }

  /** Some words as one step that stands alone, whatever clauses they are of. */
  Step step(Range range) {
    return candidate(0, range, true).step;
  }

  /** The log probability of each column. */
  static double[] logProbabilities(double[] scores, double slope) {
    double largest = scores[0];
    for (double score : scores) {
      largest = Math.max(largest, score);
    }
    double sum = 0;
    for (double score : scores) {
      sum += StrictMath.exp(slope * (score - largest));
    }
    double total = slope * largest + StrictMath.log(sum);
    double[] logs = new double[scores.length];
    for (int k = 0; k < logs.length; k++) {
      logs[k] = slope * scores[k] - total;
    }
    return logs;
  }

  private Candidate candidate(int from, int to) {
    return candidate(from, clauses.span(from, to), clauses.isStrong(from) && clauses.isStrong(to));
  }

  private Candidate candidate(int from, Range range, boolean standsAlone) {
    int classes = weighing.classes;
    double[] scores = evidence.scores(range);
    double[] logs = logProbabilities(scores, weighing.slope);
    int label = largest(scores, classes);
    double log = logs[label];
    if (logs.length > classes && logs[classes] - weighing.options.noneCost() > log) {
      log = logs[classes] - weighing.options.noneCost();
      label = -1;
    }
    Step step =
        new Step(
            label,
            range.from(),
            range.to(),
            Arrays.copyOf(scores, classes),
            weighing.scope(scores, evidence.unknownShare(range)),
            standsAlone,
            new double[0]);
    return new Candidate(from, step, log);
  }

  private static int largest(double[] scores, int among) {
    int largest = 0;
    for (int k = 1; k < among; k++) {
      largest = scores[k] > scores[largest] ? k : largest;
    }
    return largest;
  }
}
