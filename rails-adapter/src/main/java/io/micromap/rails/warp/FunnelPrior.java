package io.micromap.rails.warp;

/**
 * The prior of a channel: its features are projected, and the funnel is read at their radius.
 *
 * @param profile depths from 0 to 1
 * @param projection of the features position, area and mean
 */
public record FunnelPrior(FunnelProfile profile, PcaWarp projection) {
  /** The prior at features. */
  public double at(double[] features) {
    return profile.at(projection.radius(features));
  }
}
