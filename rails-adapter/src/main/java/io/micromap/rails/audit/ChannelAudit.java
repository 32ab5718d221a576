package io.micromap.rails.audit;

import io.micromap.rails.audit.Verdict.Channel;
import io.micromap.rails.detect.CircularShiftNull;
import io.micromap.rails.detect.HalfSine;
import io.micromap.rails.detect.MatchedFilter;
import io.micromap.rails.detect.MovingAverage;
import io.micromap.rails.detect.PriorFeatures;
import io.micromap.rails.text.Plan;
import io.micromap.rails.text.TextTraces;
import io.micromap.rails.trace.Traces;
import io.micromap.rails.warp.FunnelPrior;
import io.micromap.runtime.bundle.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A prompt's channels, measured.
 *
 * @param statistics by label, in the order of the traces
 * @param sigma the smoothing window, in samples
 * @param width of the prototype, in samples
 * @param sha256 of the names and samples
 */
record ChannelAudit(Map<String, Channel> statistics, int sigma, int width, String sha256) {

  static ChannelAudit of(Traces traces, FunnelPrior prior, Plan plan) {
    int sigma = TextTraces.sigma(traces.length());
    int width = TextTraces.prototypeWidth(traces.length());
    HalfSine prototype = new HalfSine(width);
    MatchedFilter filter = new MatchedFilter(prototype);
    CircularShiftNull nulls = CircularShiftNull.exact(prototype, traces.length());
    Map<String, Channel> statistics = new LinkedHashMap<>();
    for (int k = 0; k < traces.names().size(); k++) {
      double[] smooth = MovingAverage.of(traces.channel(k), sigma);
      double[] curve = filter.curve(smooth);
      int peak = filter.peak(smooth, curve).index();
      statistics.put(
          traces.names().get(k),
          new Channel(
              peak,
              nulls.at(smooth, peak).z(),
              PriorFeatures.area(curve, peak, width),
              prior.at(PriorFeatures.of(smooth, width)),
              score(plan, k)));
    }
    return new ChannelAudit(statistics, sigma, width, hash(traces));
  }

  private static double score(Plan plan, int label) {
    return plan.steps().stream().mapToDouble(step -> step.scores()[label]).max().orElse(0);
  }

  private static String hash(Traces traces) {
    MessageDigest digest = Sha256.digest();
    for (int k = 0; k < traces.names().size(); k++) {
      digest.update(traces.names().get(k).getBytes(StandardCharsets.UTF_8));
      double[] samples = traces.channel(k);
      ByteBuffer bytes = ByteBuffer.allocate(1 + samples.length * Double.BYTES);
      bytes.put((byte) 0);
      for (double sample : samples) {
        bytes.putDouble(sample);
      }
      digest.update(bytes.array());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
