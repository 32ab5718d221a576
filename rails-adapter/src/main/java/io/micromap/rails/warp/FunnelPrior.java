package io.micromap.rails.warp;

/**
 * The prior of a channel: its features are projected, and the funnel is read at their radius.
 *
 * @param profile depths from 0 to 1
 * @param projection of the features position, area and mean
 */
public record FunnelPrior(FunnelProfile profile, PcaWarp projection) {
  private static final int FEATURES = 3;

  /** Checks the ranges. */
  public FunnelPrior {
    if (!profile.depth().stream().allMatch(depth -> depth >= 0 && depth <= 1)) {
      throw new IllegalArgumentException("The depths of a prior must be from 0 to 1");
    }
    if (projection.mean().size() != FEATURES) {
      throw new IllegalArgumentException(
          "The projection of a prior must be of "
              + FEATURES
              + " features, not "
              + projection.mean().size());
    }
  }

  /** The prior at features. */
  public double at(double[] features) {
    return profile.at(projection.radius(features));
  }
}
