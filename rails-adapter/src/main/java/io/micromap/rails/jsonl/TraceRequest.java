package io.micromap.rails.jsonl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.rails.denoise.DenoiseMethod;
import io.micromap.rails.denoise.TemporalDenoiser;
import io.micromap.rails.fitted.LabelledTraces;
import io.micromap.rails.reference.PriorGates;
import io.micromap.rails.trace.Traces;
import io.micromap.rails.warp.FunnelPrior;
import io.micromap.rails.warp.FunnelProfile;
import io.micromap.rails.warp.PcaWarp;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.json.JsonFault;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One line of {@code rails parse} or {@code rails fit --traces}. */
record TraceRequest(Fields fields) {
  private static final int SIGMA = 9;
  private static final int WIDTH = 160;

  private static final int MOST_CHANNELS = 1024;
  private static final int MOST_SAMPLES = 1_000_000;
  private static final int WIDEST_SIGMA = 10_000;
  private static final int WIDEST_PROTOTYPE = 100_000;
  private static final int MOST_RADII = 100_000;
  private static final int MOST_FEATURES = 16;

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException with what is wrong, in one line
   */
  static TraceRequest of(String line) {
    try {
      JsonNode node = Json.parse(line);
      if (!node.isObject()) {
        throw new IllegalArgumentException("not an object");
      }
      return new TraceRequest(new Fields(node, ""));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("malformed JSON: " + JsonFault.of(e), e);
    }
  }

  String mode() {
    return fields.text("mode", "report");
  }

  int sigma() {
    return fields.whole("sigma", SIGMA, 0, WIDEST_SIGMA);
  }

  int width() {
    return fields.whole("proto_width", WIDTH, 1, WIDEST_PROTOTYPE);
  }

  Traces traces() {
    Fields traces = fields.object("traces");
    Map<String, double[]> channels = new LinkedHashMap<>();
    for (String name : traces.names(MOST_CHANNELS)) {
      channels.put(name, traces.numbers(name, MOST_SAMPLES));
    }
    return Traces.of(channels);
  }

  LabelledTraces labelled() {
    if (!fields.has("truth")) {
      throw new IllegalArgumentException("no list \"truth\" of the channels in order");
    }
    if (fields.has("denoise")) {
      throw new IllegalArgumentException(
          "labelled traces have no \"denoise\": a fit denoises all of them alike");
    }
    return new LabelledTraces(traces(), fields.texts("truth", MOST_CHANNELS));
  }

  /** Whether the line is the next sample of a stream. */
  boolean isSample() {
    return fields.has("sample");
  }

  /** One value a channel, in the line's own order. */
  Map<String, Double> sample() {
    if (fields.has("traces") || fields.has("denoise")) {
      throw new IllegalArgumentException(
          "a line with a \"sample\" has neither \"traces\" nor \"denoise\"");
    }
    Fields sample = fields.object("sample");
    Map<String, Double> values = new LinkedHashMap<>();
    for (String name : sample.names(MOST_CHANNELS)) {
      values.put(name, sample.number(name, 0));
    }
    return values;
  }

  /**
   * How the line's traces are smoothed before they are parsed.
   *
   * @param otherwise what fields that the line lacks are taken from
   */
  TemporalDenoiser denoiser(TemporalDenoiser otherwise) {
    Fields denoise = fields.within("denoise");
    String method = denoise.text("method", otherwise.method().code());
    double guard =
        denoise.has("guard") && denoise.node().get("guard").isNull()
            ? Double.POSITIVE_INFINITY
            : denoise.number("guard", otherwise.guard());
    DenoiseMethod named =
        DenoiseMethod.of(method)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "\"denoise.method\" is none of off, ema, median, hybrid"));
    double alpha = denoise.number("alpha", otherwise.alpha());
    int window = denoise.whole("window", otherwise.window(), 1, TemporalDenoiser.WIDEST_WINDOW);
    try {
      return new TemporalDenoiser(named, alpha, window, guard);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("denoise." + e.getMessage(), e);
    }
  }

  /** Refuses fields of the mode "prior" that are no objects, also where the mode needs none. */
  void requireObjects() {
    fields.within("params");
    fields.within("priors");
  }

  FunnelPrior prior() {
    Fields priors = fields.object("priors");
    Fields fit = priors.object("_proj");
    return new FunnelPrior(
        new FunnelProfile(
            boxed(priors.numbers("r", MOST_RADII)), boxed(priors.numbers("z", MOST_RADII))),
        new PcaWarp(
            boxed(fit.numbers("mean", MOST_FEATURES)),
            fit.rows("pcs", MOST_FEATURES).stream().map(TraceRequest::boxed).toList(),
            boxed(fit.numbers("scales", MOST_FEATURES)),
            boxed(fit.numbers("center", MOST_FEATURES))));
  }

  PriorGates gates() {
    Fields params = fields.within("params");
    PriorGates defaults = PriorGates.DEFAULTS;
    return new PriorGates(
        params.number("z", defaults.z()),
        params.number("rel_floor", defaults.relativeFloor()),
        params.number("alpha", defaults.alpha()),
        params.number("beta_s", defaults.priorWeight()),
        params.number("q_s", defaults.priorPower()),
        params.flag("allow_empty", defaults.allowEmpty()));
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
