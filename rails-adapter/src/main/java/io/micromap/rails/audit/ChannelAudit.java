package io.micromap.rails.audit;

import io.micromap.rails.audit.Verdict.Channel;
import io.micromap.rails.audit.Verdict.Statistics;
import io.micromap.rails.detect.CircularShiftNull;
import io.micromap.rails.detect.HalfSine;
import io.micromap.rails.detect.MatchedFilter;
import io.micromap.rails.detect.MovingAverage;
import io.micromap.rails.detect.PriorFeatures;
import io.micromap.rails.text.ChannelOptions;
import io.micromap.rails.text.Plan;
import io.micromap.rails.text.TextModel;
import io.micromap.rails.trace.Traces;
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
 * @param sha256 of the names and samples
 */
record ChannelAudit(Statistics statistics, String sha256) {
  /** The one kind of prior there is: a funnel that was fitted with the rails. */
  private static final String PRIOR = "fitted";

  static ChannelAudit of(Traces traces, TextModel model, Plan plan) {
    ChannelOptions options = model.options().channels();
    int sigma = options.sigma(traces.length());
    int width = options.prototypeWidth(traces.length());
    HalfSine prototype = new HalfSine(width);
    MatchedFilter filter = new MatchedFilter(prototype);
    CircularShiftNull nulls = CircularShiftNull.exact(prototype, traces.length());
    Map<String, Channel> statistics = new LinkedHashMap<>();
    for (int k = 0; k < traces.names().size(); k++) {
      double[] smooth = MovingAverage.of(traces.channel(k), sigma);
      double[] curve = filter.curve(smooth);
      int peak = filter.peak(smooth, curve).index();
      double z = nulls.at(smooth, peak).z();
      double area = PriorFeatures.area(curve, peak, width);
      double prior = model.prior().at(PriorFeatures.of(smooth, width));
      statistics.put(traces.names().get(k), new Channel(peak, z, area, prior, score(plan, k)));
    }
    return new ChannelAudit(new Statistics(statistics, sigma, width, PRIOR), hash(traces));
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
