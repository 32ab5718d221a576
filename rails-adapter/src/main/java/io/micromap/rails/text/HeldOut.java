package io.micromap.rails.text;

import io.micromap.rails.text.Prototypes.Acceptance;
import io.micromap.rails.text.StepCandidates.Weighing;
import io.micromap.rails.trace.Traces;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Rows with scores of evidence that was learnt without them: limits are chosen on these. */
final class HeldOut {
  private final List<Row> rows;
  private final int classes;
  private final RailsOptions options;
  private final double[][] scores;
  private final double[] scope;

  /** By slope and row, of rows that were searched. */
  private final Map<Double, Map<Integer, StepCandidates>> candidates = new ConcurrentHashMap<>();

  /**
   * A row.
   *
   * @param clauses of its prompt
   * @param column its class, or the last column where it is out of scope
   * @param evidence learnt without it
   */
  record Row(Clauses clauses, int column, EvidenceWeights evidence) {
    private WordsEvidence words() {
      return evidence.of(clauses.words());
    }
  }

  HeldOut(List<Row> rows, int classes, RailsOptions options) {
    this(rows, classes, options, new double[rows.size()][], new double[rows.size()]);
    IntStream.range(0, scores.length).parallel().forEach(this::score);
  }

  private void score(int row) {
    WordsEvidence evidence = rows.get(row).words();
    Clauses.Range whole = new Clauses.Range(0, evidence.count());
    scores[row] = evidence.scores(whole);
    scope[row] = weighing(1).scope(scores[row], evidence.unknownShare(whole));
  }

  private HeldOut(
      List<Row> rows, int classes, RailsOptions options, double[][] scores, double[] scope) {
    this.rows = rows;
    this.classes = classes;
    this.options = options;
    this.scores = scores;
    this.scope = scope;
  }

  /**
   * The same rows with what nearness adds to whole prompts; plans are found by words alone.
   *
   * @param cosines of each row with the nearest prototype of each class
   */
  HeldOut with(double[][] cosines, Prototypes.Weights weights) {
    double[][] added = new double[scores.length][];
    double[] inScope = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      added[i] = weights.added(scores[i], cosines[i]);
      inScope[i] = scope[i] + weights.scope(cosines[i]);
    }
    return new HeldOut(rows, classes, options, added, inScope);
  }

  /** Held-out figures under limits. */
  SortedMap<String, Double> figures(Acceptance limits, double several) {
    SortedMap<String, Double> figures = new TreeMap<>();
    figures.put("accuracy", share(true, i -> best(i) == column(i)));
    figures.put("in_scope_coverage", share(true, i -> scope[i] >= limits.scope()));
    figures.put("out_of_scope_accepted", share(false, i -> scope[i] >= limits.scope()));
    figures.put("true_label_confirmed", share(true, i -> margin(i, column(i)) >= limits.margin()));
    figures.put("several_steps_found", several);
    return figures;
  }

  int size() {
    return rows.size();
  }

  int classes() {
    return classes;
  }

  boolean isInScope(int row) {
    return column(row) < classes;
  }

  int column(int row) {
    return rows.get(row).column;
  }

  /** The row's score of every column. */
  double[] scores(int row) {
    return scores[row];
  }

  /** The evidence of scope of all in-scope or all out-of-scope rows, ascending. */
  double[] scopes(boolean inScope) {
    return rows(inScope).mapToDouble(i -> scope[i]).sorted().toArray();
  }

  /** How far the evidence for a label falls short of the best label's: 0 or below. */
  double margin(int row, int label) {
    return scores[row][label] - scores[row][best(row)];
  }

  /** How far the evidence for an in-scope row's own label stands above that for any other. */
  double lead(int row) {
    return scores[row][column(row)] - mostOfOthers(row);
  }

  private double mostOfOthers(int row) {
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      most = k == column(row) ? most : Math.max(most, scores[row][k]);
    }
    return most;
  }

  /** The evidence of scope of an in-scope row as if there were no class of its own. */
  double scopeWithoutOwn(int row) {
    return scores[row].length > classes
        ? scope[row]
        : scope[row] - scores[row][best(row)] + mostOfOthers(row);
  }

  IntStream rows(boolean inScope) {
    return IntStream.range(0, scores.length).filter(i -> isInScope(i) == inScope);
  }

  /** Whether a row's prompt has more than one clause. */
  boolean isCut(int row) {
    return rows.get(row).clauses.clauses().size() > 1;
  }

  /** The row's plan under limits; for several rows at once, but not for one row twice. */
  Plan plan(int row, double slope, StepCosts costs, double weakScope) {
    return new PlanSearch(costs, weakScope, options.plan()).plan(candidates(row, slope));
  }

  /** The row's channels over a plan. */
  Traces traces(int row, List<String> labels, Plan plan) {
    Row of = rows.get(row);
    int samples = options.channels().samples();
    return TextTraces.of(labels, of::words, samples, of.clauses.words().size(), plan);
  }

  /** The steps of a row's clauses; the same for a slope, whatever else plans are searched by. */
  private StepCandidates candidates(int row, double slope) {
    return candidates
        .computeIfAbsent(slope, key -> new ConcurrentHashMap<>())
        .computeIfAbsent(
            row,
            key -> {
              Row of = rows.get(row);
              return new StepCandidates(of.clauses, of.words(), weighing(slope));
            });
  }

  private Weighing weighing(double slope) {
    return new Weighing(classes, slope, options.plan());
  }

  private double share(boolean inScope, IntPredicate holds) {
    long all = rows(inScope).count();
    return all == 0 ? 0 : rows(inScope).filter(holds).count() / (double) all;
  }

  private int best(int row) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      best = scores[row][k] > scores[row][best] ? k : best;
    }
    return best;
  }
}
