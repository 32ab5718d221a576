package io.micromap.evaluation.guarantee;

import io.micromap.evaluation.guarantee.CoveragePlan.Advice;
import io.micromap.spi.Thresholds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Certifies on rows taken several times and counts the present ones that would be answered.
 *
 * @param certifier of the target
 * @param answers to the present rows
 * @param labels the mapper's classes
 * @param absent those that no row belongs to, which abstain
 * @param total present rows, one or more
 */
record Forecast(
    Certifier certifier,
    List<Answer> answers,
    List<String> labels,
    List<String> absent,
    int total) {

  private static final int[] MULTIPLES = {2, 3, 5};

  /** For a class, the number of further rows that gains most for each, if any gains. */
  Optional<Advice> best(int label, double now) {
    int present = (int) answers.stream().filter(a -> a.candidate() == label).count();
    List<Advice> choices = new ArrayList<>();
    for (int multiple : present == 0 ? new int[0] : MULTIPLES) {
      double then = coverage(k -> k == label ? multiple : 1);
      if (then > now) {
        choices.add(new Advice(labels.get(label), present * (multiple - 1), then, then - now));
      }
    }
    return choices.stream().max(Comparator.comparingDouble(Advice::gainPerRow));
  }

  /**
   * Share of the present rows answered.
   *
   * @param multiple how many times over the rows of each class are taken
   */
  double coverage(IntUnaryOperator multiple) {
    List<Answer> more = new ArrayList<>();
    for (Answer answer : answers) {
      for (int copy = 0; copy < multiple.applyAsInt(answer.candidate()); copy++) {
        more.add(answer);
      }
    }
    Map<String, Double> thresholds =
        Certification.thresholds(certifier.certify(more, labels), absent);
    long fired =
        answers.stream().filter(a -> fires(a, thresholds.get(labels.get(a.candidate())))).count();
    return (double) fired / total;
  }

  private static boolean fires(Answer answer, double threshold) {
    return threshold < Thresholds.NEVER && answer.confidence() >= threshold;
  }
}
