package io.micromap.rails.text;

import io.micromap.rails.detect.PriorFeatures;
import io.micromap.rails.text.TextModel.Limits;
import io.micromap.rails.trace.Traces;
import io.micromap.rails.warp.FunnelOptions;
import io.micromap.rails.warp.FunnelPrior;
import io.micromap.rails.warp.FunnelProfile;
import io.micromap.rails.warp.PcaWarp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fits the funnel over the channels that hold their prompt's class, on evenly spread rows. */
final class ChannelFunnel {
  private final HeldOut rows;
  private final List<String> labels;
  private final Limits limits;
  private final ChannelOptions channels;

  ChannelFunnel(HeldOut rows, List<String> labels, Limits limits, ChannelOptions channels) {
    this.rows = rows;
    this.labels = labels;
    this.limits = limits;
    this.channels = channels;
  }

  /**
   * The funnel's prior.
   *
   * @param mostTraces that are looked at, about
   */
  FunnelPrior fit(int mostTraces, FunnelOptions options) {
    List<double[]> features = new ArrayList<>();
    int stride = 1 + rows.size() / mostTraces;
    for (int i = 0; i < rows.size(); i += stride) {
      if (rows.isInScope(i)) {
        features.add(features(i));
      }
    }
    PcaWarp projection = PcaWarp.fit(features.toArray(new double[0][]));
    double[] radii = features.stream().mapToDouble(projection::radius).toArray();
    double[] depths = features.stream().mapToDouble(f -> f[1]).toArray();
    if (Arrays.stream(radii).distinct().count() < 2) {
      return new FunnelPrior(new FunnelProfile(List.of(0.0), List.of(1.0)), projection);
    }
    return new FunnelPrior(profile(radii, depths, options), projection);
  }

  private static FunnelProfile profile(double[] radii, double[] depths, FunnelOptions options) {
    int bins = Math.min(options.bins(), radii.length);
    FunnelProfile envelope = FunnelProfile.fit(radii, depths, bins, options.quantile());
    FunnelProfile core =
        envelope.core(options.coreHeight(), options.corePower(), options.coreRadius());
    return envelope.blend(core, options.coreWeight()).normalised();
  }

  private double[] features(int row) {
    Plan plan = rows.plan(row, limits.slope(), limits.costs(), limits.scope());
    Traces traces = rows.traces(row, labels, plan);
    return PriorFeatures.of(
        traces.channel(rows.column(row)), channels.prototypeWidth(traces.length()));
  }
}
