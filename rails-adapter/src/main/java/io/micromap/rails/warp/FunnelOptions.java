package io.micromap.rails.warp;

/**
 * How a funnel is fitted. {@link #DEFAULTS} are the reference's numbers.
 *
 * @param bins of the radius, at least 1
 * @param quantile of the depths that is the envelope of a bin, 0 to 1
 * @param coreHeight depth of the analytic core at its middle
 * @param corePower how steeply the core falls off, above 0
 * @param coreRadius of the core as a share of the largest radius, above 0
 * @param coreWeight the core's share in the blend with the fitted envelope, 0 to 1
 */
public record FunnelOptions(
    int bins,
    double quantile,
    double coreHeight,
    double corePower,
    double coreRadius,
    double coreWeight) {

  /** The reference's numbers. */
  public static final FunnelOptions DEFAULTS = new FunnelOptions(220, 0.65, 0.18, 1.7, 0.14, 0.25);

  /** Checks the ranges. */
  public FunnelOptions {
    if (bins < 1
        || !(quantile >= 0 && quantile <= 1)
        || !Double.isFinite(coreHeight)
        || !(corePower > 0 && Double.isFinite(corePower))
        || !(coreRadius > 0 && Double.isFinite(coreRadius))
        || !(coreWeight >= 0 && coreWeight <= 1)) {
      throw new IllegalArgumentException("a number of the funnel's fit is out of its range");
    }
  }
}
