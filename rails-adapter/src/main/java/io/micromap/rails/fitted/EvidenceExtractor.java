package io.micromap.rails.fitted;

import io.micromap.rails.detect.HalfSine;
import io.micromap.rails.detect.MatchedFilter;
import io.micromap.rails.trace.Traces;
import io.micromap.rails.warp.PerpendicularEnergy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes the evidence of every channel from traces of one length. Serves one thread. */
final class EvidenceExtractor {
  private final TraceView view;
  private final EvidenceOptions options;
  private final MatchedFilter filter;
  private final double prototypeSum;

  EvidenceExtractor(EvidenceSettings settings, HalfSine prototype) {
    view = settings.view();
    options = settings.options();
    filter = new MatchedFilter(prototype);
    prototypeSum = Arrays.stream(prototype.values()).sum();
  }

  /** One piece of evidence per channel, in the order of the traces. */
  List<Evidence> of(Traces traces) {
    List<Evidence> evidence = new ArrayList<>();
    for (double[] channel : viewed(traces, view)) {
      double[] lifted = lifted(channel);
      MatchedFilter.Peak peak = filter.peak(lifted, filter.curve(lifted));
      int index = Math.min(peak.index(), traces.length() - 1);
      double position = (index + 0.5) / traces.length();
      double blur = options.blurSamples() / traces.length();
      evidence.add(new Evidence(index, position, blur, peak.height() / prototypeSum));
    }
    return evidence;
  }

  /** The channels as the view shows them. */
  static double[][] viewed(Traces traces, TraceView view) {
    double[][] channels = traces.channels();
    if (view == TraceView.RESIDUAL) {
      double[] commonMode = PerpendicularEnergy.commonMode(channels);
      for (int i = 0; i < channels.length; i++) {
        channels[i] = PerpendicularEnergy.of(channels[i], commonMode);
      }
    }
    return channels;
  }

  private double[] lifted(double[] channel) {
    double baseline = baseline(channel);
    double[] lifted = new double[channel.length];
    for (int t = 0; t < lifted.length; t++) {
      lifted[t] = channel[t] - baseline;
    }
    return lifted;
  }

  private double baseline(double[] values) {
    double[] sorted = new double[Math.min(options.baselineSamples(), values.length)];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = values[(int) ((2L * i + 1) * values.length / (2L * sorted.length))];
    }
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
