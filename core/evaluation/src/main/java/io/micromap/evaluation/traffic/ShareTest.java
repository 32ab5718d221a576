package io.micromap.evaluation.traffic;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Whether two shares can be of one kind of prompts: Fisher's exact test of two independent samples
 * (R. A. Fisher, Statistical Methods for Research Workers, 5th ed. 1934, section 21.02). Where both
 * samples are drawn alike, the part that falls into the first follows a hypergeometric
 * distribution, given both parts together. The p-value is twice the smaller tail, at most 1: under
 * that hypothesis it is at most x with a probability of at most x, however small the counts are.
 *
 * @param part of the first sample
 * @param whole the first sample
 * @param otherPart of the second sample
 * @param otherWhole the second sample
 */
record ShareTest(int part, int whole, int otherPart, int otherWhole) {

  /** Shares that are nearer than this many standard errors are not worth the exact test. */
  private static final double NEAR = 3;

  /** The p-value; 1 where either sample is empty. */
  double p() {
    if (whole == 0 || otherWhole == 0) {
      return 1;
    }
    HypergeometricDistribution parts =
        HypergeometricDistribution.of(whole + otherWhole, part + otherPart, whole);
    double lower = parts.cumulativeProbability(part);
    double upper = parts.survivalProbability(part - 1);
    return Math.min(1, 2 * Math.min(lower, upper));
  }

  /**
   * Whether the p-value is at most a level far below .01. Not so where the shares are near, which
   * saves the exact test and can only hold an alarm back.
   */
  boolean isRejected(double level) {
    return !isNear() && p() <= level;
  }

  private boolean isNear() {
    if (whole == 0 || otherWhole == 0) {
      return true;
    }
    double pooled = (double) (part + otherPart) / (whole + otherWhole);
    double difference = (double) part / whole - (double) otherPart / otherWhole;
    double variance = pooled * (1 - pooled) * (1.0 / whole + 1.0 / otherWhole);
    return difference * difference <= NEAR * NEAR * variance;
  }
}
