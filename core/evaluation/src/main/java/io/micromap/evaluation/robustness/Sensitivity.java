package io.micromap.evaluation.robustness;

import io.micromap.runtime.json.Json;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How well answers tell a class from all others, and how readily they name it: signal detection
 * with two normal distributions of equal variance (Green and Swets 1966).
 *
 * <p>With H the share of the class's rows that are answered with it and F the share of all other
 * rows that are: d' = z(H) - z(F), criterion = -(z(H) + z(F)) / 2, z the normal quantile. Half a
 * row is added to each count and one to each total, so that shares of 0 and 1 have a quantile
 * (log-linear correction, Hautus 1995, Behavior Research Methods 27, 46-51).
 *
 * @param dPrime 0 where the class is named at random, higher is better
 * @param criterion above 0 where the class is named less readily than errors of both kinds would
 *     balance
 */
public record Sensitivity(double dPrime, double criterion) {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /**
   * From counts.
   *
   * @param hits of {@code rows}, answered with the class
   * @param rows of the class
   * @param falseAlarms of {@code others}, answered with the class
   * @param others rows of other classes or out of scope
   */
  static Sensitivity of(int hits, int rows, int falseAlarms, int others) {
    double hit = quantile(hits, rows);
    double alarm = quantile(falseAlarms, others);
    return new Sensitivity(Json.round(hit - alarm), Json.round(-(hit + alarm) / 2));
  }

  private static double quantile(int part, int whole) {
    return NORMAL.inverseCumulativeProbability((part + 0.5) / (whole + 1));
  }
}
