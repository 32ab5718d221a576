package io.micromap.evaluation.metrics;

import io.micromap.runtime.mapper.DecisionRule;
import io.micromap.runtime.mapper.Prediction;
import io.micromap.runtime.mapper.Reason;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    List<Label> labels = rows.mapper().labels();
    Map<String, int[]> counts = new HashMap<>();
    int fired = 0;
    int correct = 0;
    int inScope = 0;
    int firedInScope = 0;
    for (int i = 0; i < rows.size(); i++) {
      Prediction prediction = rows.predictions().get(i);
      boolean answered = DecisionRule.apply(prediction, labels, thresholds) == Reason.CONFIDENT;
      boolean oos = rows.isOos(i);
      inScope += oos ? 0 : 1;
      if (!oos) {
        count(counts, rows.data().rows().get(i).label())[0]++;
      }
      if (answered) {
        fired++;
        firedInScope += oos ? 0 : 1;
        int[] predicted = count(counts, labels.get(prediction.candidate()).name());
        predicted[1]++;
        if (rows.isRight(i)) {
          correct++;
          predicted[2]++;
        }
      }
    }
    int oosRows = rows.size() - inScope;
    return new Metrics(
        thresholds.global(),
        rows.size(),
        rows.size() - fired,
        fired,
        correct,
        inScope,
        firedInScope,
        oosRows - (fired - firedInScope),
        macroF1(counts),
        ece,
        probabilities,
        auroc);
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

  /** [rows, answers, right answers] of a class. */
  private static int[] count(Map<String, int[]> counts, String label) {
    return counts.computeIfAbsent(label, name -> new int[3]);
  }

  private static double macroF1(Map<String, int[]> counts) {
    return counts.values().stream()
        .mapToDouble(c -> c[0] + c[1] == 0 ? 0 : 2.0 * c[2] / (c[0] + c[1]))
        .sorted()
        .average()
        .orElse(0);
  }

  private static double rate(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
