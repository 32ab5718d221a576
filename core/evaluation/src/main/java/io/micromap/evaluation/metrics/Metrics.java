package io.micromap.evaluation.metrics;

import static java.util.stream.Collectors.partitioningBy;

import io.micromap.evaluation.metrics.ClassBalance.Line;
import io.micromap.spi.Thresholds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * How a mapper does under thresholds. Rates lie in [0, 1]; a rate over no rows is 0.
 *
 * @param threshold the global one
 * @param total rows
 * @param abstain rows not answered
 * @param fired rows answered
 * @param correctOnFired rows answered with their class
 * @param inScope rows of a class
 * @param firedInScope of those, rows answered
 * @param oosAbstained rows out of scope that were not answered
 * @param macroF1 mean over classes of the F1 of answers
 * @param ece expected calibration error of the likeliest class on rows of a class, before
 *     thresholds
 * @param probabilities Brier score and log loss on rows of a class, before thresholds
 * @param auroc how well the confidence tells rows of a class from those out of scope, where there
 *     are both
 */
public record Metrics(
    double threshold,
    int total,
    int abstain,
    int fired,
    int correctOnFired,
    int inScope,
    int firedInScope,
    int oosAbstained,
    double macroF1,
    double ece,
    ProbabilityScore probabilities,
    Optional<Double> auroc) {

  /** Measures under one choice of thresholds. */
  public static Metrics of(ScoredRows rows, Thresholds thresholds) {
    return of(rows, List.of(thresholds)).get(0);
  }

  /** Measures under several; what does not depend on thresholds is reckoned once. */
  public static List<Metrics> of(ScoredRows rows, List<Thresholds> choices) {
    double ece = rows.calibrationError();
    ProbabilityScore probabilities = ProbabilityScore.of(rows);
    Optional<Double> auroc = Separation.auroc(rows);
    return choices.stream()
        .map(thresholds -> of(rows, thresholds, ece, probabilities, auroc))
        .toList();
  }

  private static Metrics of(
      ScoredRows rows,
      Thresholds thresholds,
      double ece,
      ProbabilityScore probabilities,
      Optional<Double> auroc) {
    Map<Boolean, List<Line>> lines =
        ClassBalance.of(rows.outcomes(thresholds), List.of()).classes().stream()
            .collect(partitioningBy(line -> !line.label().equals(rows.data().oosLabel())));
    List<Line> inside = lines.get(true);
    List<Line> outside = lines.get(false);
    int firedInScope = sum(inside, Line::fired);
    int fired = firedInScope + sum(outside, Line::fired);
    return new Metrics(
        thresholds.global(),
        rows.size(),
        rows.size() - fired,
        fired,
        sum(inside, Line::correct),
        sum(inside, Line::rows),
        firedInScope,
        sum(outside, Line::rows) - sum(outside, Line::fired),
        macroF1(inside),
        ece,
        probabilities,
        auroc);
  }

  private static int sum(List<Line> lines, ToIntFunction<Line> count) {
    return lines.stream().mapToInt(count).sum();
  }

  /** Share of rows not answered. */
  public double abstainRate() {
    return rate(abstain, total);
  }

  /** Share of rows answered. */
  public double coverage() {
    return rate(fired, total);
  }

  /** Share of answers that are right. */
  public double accuracyOnFired() {
    return rate(correctOnFired, fired);
  }

  /** Rows treated rightly: answered with their class, or out of scope and not answered. */
  public int overallCorrect() {
    return correctOnFired + oosAbstained;
  }

  /** Share of rows treated rightly. */
  public double overallAccuracy() {
    return rate(overallCorrect(), total);
  }

  /** Share of the rows of a class that are answered. */
  public double inScopeCoverage() {
    return rate(firedInScope, inScope);
  }

  /** Share of the rows of a class that are not answered. */
  public double inScopeAbstainRate() {
    return rate(inScope - firedInScope, inScope);
  }

  /** Share of the rows of a class that are answered rightly. */
  public double inScopeAccuracy() {
    return rate(correctOnFired, inScope);
  }

  /** Share of the rows out of scope that are not answered, where there are any. */
  public Optional<Double> oosRecall() {
    return total == inScope ? Optional.empty() : Optional.of(rate(oosAbstained, total - inScope));
  }

  /** Harmonic mean of the coverage of rows of a class and the accuracy on fired. */
  public double utility() {
    double coverage = inScopeCoverage();
    double accuracy = accuracyOnFired();
    return coverage + accuracy == 0 ? 0 : 2 * coverage * accuracy / (coverage + accuracy);
  }

  private static double macroF1(List<Line> lines) {
    return lines.stream().mapToDouble(Line::f1).sorted().average().orElse(0);
  }

  private static double rate(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
