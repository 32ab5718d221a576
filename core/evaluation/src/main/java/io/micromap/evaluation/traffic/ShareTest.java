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

  /** The farthest that a share may be from the other without being another one. */
  private static final double MOST_APART = 0.03;

  /** As far, as a part of the other share or of what it leaves, whichever is less. */
  private static final double PART_APART = 0.3;

  /**
   * The same test where only a difference beyond three hundredths, and beyond three tenths of the
   * second share or of what it leaves, is one: the second share is moved towards the first by as
   * much.
   */
  ShareTest tolerant() {
    if (whole == 0 || otherWhole == 0) {
      return this;
    }
    double other = (double) otherPart / otherWhole;
    double allowed = Math.min(MOST_APART, PART_APART * Math.min(other, 1 - other));
    double difference = (double) part / whole - other;
    double moved = otherWhole * Math.min(Math.abs(difference), allowed);
    int by = (int) Math.round(moved);
    return new ShareTest(
        part,
        whole,
        Math.max(0, Math.min(otherWhole, otherPart + (difference > 0 ? by : -by))),
        otherWhole);
  }

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
   * saves the exact test and can only hold an alarm back; surely so where a bound of it is.
   */
  boolean isRejected(double level) {
    return !isNear() && (2 * tailBound() <= level || p() <= level);
  }

  /**
   * An upper bound of the smaller tail: exp(-n · KL(share ‖ pooled share)), W. Hoeffding,
   * Probability inequalities for sums of bounded random variables, JASA 58, 1963, theorem 1 with
   * section 6 for drawing without replacement.
   */
  private double tailBound() {
    double share = (double) part / whole;
    double pooled = (double) (part + otherPart) / (whole + otherWhole);
    return Math.exp(-whole * (divergence(share, pooled) + divergence(1 - share, 1 - pooled)));
  }

  private static double divergence(double share, double from) {
    return share == 0 ? 0 : share * Math.log(share / from);
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
