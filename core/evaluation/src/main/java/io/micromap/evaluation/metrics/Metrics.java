package io.micromap.evaluation.metrics;

import static java.util.stream.Collectors.partitioningBy;

import io.micromap.evaluation.metrics.ClassBalance.Line;
import io.micromap.spi.Thresholds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * How a mapper does under thresholds. Rates lie in [0, 1]; a rate over no rows is 0. {@link Metric}
 * lists what artifacts hold of it.
 *
 * @param threshold the global one
 * @param counts of rows and answers
 * @param macroF1 mean over classes of the F1 of answers
 * @param ranking what does not depend on thresholds
 */
public record Metrics(double threshold, Counts counts, double macroF1, Ranking ranking) {

  /**
   * Counts under thresholds.
   *
   * @param total rows
   * @param fired rows answered
   * @param correctOnFired rows answered with their class
   * @param inScope in-scope rows
   * @param firedInScope of those, rows answered
   */
  public record Counts(int total, int fired, int correctOnFired, int inScope, int firedInScope) {

    static Counts of(List<Line> inside, List<Line> outside) {
      int inScope = sum(inside, Line::rows);
      int firedInScope = sum(inside, Line::fired);
      return new Counts(
          inScope + sum(outside, Line::rows),
          firedInScope + sum(outside, Line::fired),
          sum(inside, Line::correct),
          inScope,
          firedInScope);
    }

    private static int sum(List<Line> lines, ToIntFunction<Line> count) {
      return lines.stream().mapToInt(count).sum();
    }
  }

  /**
   * How good the confidences are, before thresholds.
   *
   * @param ece expected calibration error of the top-ranked class on in-scope rows
   * @param probabilities Brier score and log loss on in-scope rows
   * @param auroc how well the confidence separates in-scope from out-of-scope rows, where there are
   *     both
   */
  public record Ranking(double ece, ProbabilityScore probabilities, Optional<Double> auroc) {

    static Ranking of(ScoredRows rows) {
      return new Ranking(
          rows.calibrationError(), ProbabilityScore.of(rows), Separation.auroc(rows));
    }
  }

  /** Computes the metrics under one choice of thresholds. */
  public static Metrics of(ScoredRows rows, Thresholds thresholds) {
    return of(rows, thresholds, Ranking.of(rows));
  }

  /** Computes the metrics under several; threshold-independent metrics are computed once. */
  public static List<Metrics> of(ScoredRows rows, List<Thresholds> choices) {
    Ranking ranking = Ranking.of(rows);
    return choices.stream().map(thresholds -> of(rows, thresholds, ranking)).toList();
  }

  private static Metrics of(ScoredRows rows, Thresholds thresholds, Ranking ranking) {
    Map<Boolean, List<Line>> lines =
        ClassBalance.of(rows.outcomes(thresholds), List.of(), rows.data().oosLabel())
            .classes()
            .stream()
            .collect(partitioningBy(line -> !line.outOfScope()));
    return new Metrics(
        thresholds.global(),
        Counts.of(lines.get(true), lines.get(false)),
        lines.get(true).stream().mapToDouble(Line::f1).sorted().average().orElse(0),
        ranking);
  }

  /** Rows. */
  public int total() {
    return counts.total;
  }

  /** Rows answered. */
  public int fired() {
    return counts.fired;
  }

  /** Rows answered with their class. */
  public int correctOnFired() {
    return counts.correctOnFired;
  }

  /** Rows not answered. */
  public int abstain() {
    return counts.total - counts.fired;
  }

  /** Share of rows not answered. */
  public double abstainRate() {
    return rate(abstain(), total());
  }

  /** Share of rows answered. */
  public double coverage() {
    return rate(fired(), total());
  }

  /** Share of answers that are right. */
  public double accuracyOnFired() {
    return rate(correctOnFired(), fired());
  }

  /** Out-of-scope rows that were not answered. */
  public int oosAbstained() {
    return oos() - (counts.fired - counts.firedInScope);
  }

  /** Rows treated correctly: answered with their class, or out of scope and not answered. */
  public int overallCorrect() {
    return correctOnFired() + oosAbstained();
  }

  /** Share of rows treated correctly. */
  public double overallAccuracy() {
    return rate(overallCorrect(), total());
  }

  /** Share of in-scope rows that are answered. */
  public double inScopeCoverage() {
    return rate(counts.firedInScope, counts.inScope);
  }

  /** Share of in-scope rows that are not answered. */
  public double inScopeAbstainRate() {
    return rate(counts.inScope - counts.firedInScope, counts.inScope);
  }

  /** Share of in-scope rows that are answered correctly. */
  public double inScopeAccuracy() {
    return rate(correctOnFired(), counts.inScope);
  }

  /** Share of out-of-scope rows that are not answered, where there are any. */
  public Optional<Double> oosRecall() {
    return oos() == 0 ? Optional.empty() : Optional.of(rate(oosAbstained(), oos()));
  }

  /** Harmonic mean of in-scope coverage and accuracy on fired. */
  public double utility() {
    double coverage = inScopeCoverage();
    double accuracy = accuracyOnFired();
    return coverage + accuracy == 0 ? 0 : 2 * coverage * accuracy / (coverage + accuracy);
  }

  private int oos() {
    return counts.total - counts.inScope;
  }

  private static double rate(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
