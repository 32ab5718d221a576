package io.micromap.rails.reference;

/**
 * The thresholds of the parser with a prior.
 *
 * @param z the least score, in deviations
 * @param relativeFloor the least score as a share of the best one
 * @param alpha the prior's share in the score, 0 to 1
 * @param priorWeight what the prior is multiplied by (beta_s)
 * @param priorPower what the prior is raised to (q_s), at least 0
 * @param allowEmpty whether nothing at all may be kept; otherwise the best channel is
 */
public record PriorGates(
    double z,
    double relativeFloor,
    double alpha,
    double priorWeight,
    double priorPower,
    boolean allowEmpty) {
  /** The reference's defaults. */
  public static final PriorGates DEFAULTS = new PriorGates(2.4, 0.70, 0.05, 0.25, 2.0, true);

  /** Checks the ranges. */
  public PriorGates {
    if (!Double.isFinite(z) || !Double.isFinite(relativeFloor) || !Double.isFinite(priorWeight)) {
      throw new IllegalArgumentException("z, rel_floor and beta_s must be finite");
    }
    if (!(alpha >= 0 && alpha <= 1) || !(priorPower >= 0 && Double.isFinite(priorPower))) {
      throw new IllegalArgumentException("alpha must be from 0 to 1, and q_s at least 0");
    }
  }
}
