package io.micromap.rails.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micromap.rails.denoise.DenoiseMethod;
import io.micromap.rails.denoise.PhantomGuard;
import io.micromap.rails.denoise.StreamingDenoiser;
import io.micromap.rails.denoise.TemporalDenoiser;
import io.micromap.rails.detect.HalfSine;
import io.micromap.rails.detect.MatchedFilter;
import io.micromap.rails.detect.MovingAverage;
import io.micromap.rails.trace.Traces;
import io.micromap.rails.warp.FunnelOptions;
import io.micromap.rails.warp.FunnelPrior;
import io.micromap.rails.warp.FunnelProfile;
import io.micromap.rails.warp.PcaWarp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares the stages with vectors of the reference: kept channels and their order exactly, numbers
 * within 1e-9. Not a unit test: the vectors are not part of this repository.
 *
 * <p>{@code ./mvnw -f rails-adapter/pom.xml test -Dngf.vectors=DIR}
 */
public final class ReferenceParity {
  private static final double TOLERANCE = 1e-9;

  private final Path folder;
  private final List<String> mismatches = new ArrayList<>();
  private int compared;
  private double worst;

  private ReferenceParity(Path folder) {
    this.folder = folder;
  }

  /**
   * Reports on standard output.
   *
   * @param arguments the folder of the vectors
   * @throws IllegalStateException if anything differs
   */
  public static void main(String[] arguments) throws IOException {
    ReferenceParity parity = of(Path.of(arguments[0]));
    System.out.printf(
        Locale.ROOT,
        "%d figures compared, %d differ, largest difference %.3g%n",
        parity.compared,
        parity.mismatches.size(),
        parity.worst);
    if (parity.compared == 0 || !parity.mismatches.isEmpty()) {
      throw new IllegalStateException(
          "No parity with the reference:\n" + String.join("\n", parity.mismatches));
    }
  }

  /** Compares the stages with all vectors of a folder. */
  static ReferenceParity of(Path folder) throws IOException {
    ReferenceParity parity = new ReferenceParity(folder);
    parity.parsers();
    parity.matchedFilter();
    parity.denoise();
    return parity;
  }

  /** What differs, a line each. */
  List<String> mismatches() {
    return mismatches;
  }

  /** How many figures were compared. */
  int compared() {
    return compared;
  }

  private void parsers() throws IOException {
    JsonNode reports = read("parse_report.json");
    JsonNode stocks = read("stock_parse.json");
    JsonNode priors = read("parse_with_prior.json");
    Map<Integer, JsonNode> inputs = new LinkedHashMap<>();
    for (JsonNode vector : reports) {
      inputs.put(vector.get("seed").asInt(), vector);
      Parse parse = parser(vector).report(traces(vector));
      kept("report", vector, parse);
      vector
          .get("channels")
          .properties()
          .forEach(entry -> channel(vector, parse, entry.getKey(), entry.getValue()));
    }
    for (JsonNode vector : stocks) {
      JsonNode input = inputs.get(vector.get("seed").asInt());
      kept("stock", vector, parser(input).stock(traces(input)));
    }
    for (JsonNode vector : priors) {
      JsonNode input = inputs.get(vector.get("seed").asInt());
      FunnelPrior prior = new FunnelPrior(funnel(vector.get("priors")), projection(vector));
      kept("prior", vector, parser(input).withPrior(traces(input), prior, gates(vector)));
      warp(vector);
    }
  }

  private void channel(JsonNode vector, Parse parse, String name, JsonNode expected) {
    String what = "report " + vector.get("seed") + " " + name;
    ChannelStatistics found = parse.channels().get(name);
    same(what + " peak", expected.get("peak_idx").asInt(), found.peakIndex());
    near(what + " z_res", expected.get("z_res").asDouble(), found.zResidual());
    near(what + " z_raw", expected.get("z_raw").asDouble(), found.zRaw());
    near(what + " z_cm", expected.get("z_cm").asDouble(), found.zCommon());
    near(what + " score", expected.get("score").asDouble(), found.score());
  }

  private void warp(JsonNode vector) {
    String what = "funnel " + vector.get("seed");
    double[] radius = numbers(vector.get("profile_r"));
    FunnelOptions options = FunnelOptions.DEFAULTS;
    FunnelProfile profile =
        FunnelProfile.fit(
            numbers(vector.get("radii")),
            numbers(vector.get("depths")),
            radius.length,
            options.quantile());
    FunnelProfile core =
        profile.core(options.coreHeight(), options.corePower(), options.coreRadius());
    FunnelProfile blend = profile.blend(core, options.coreWeight());
    near(what + " radius", radius, plain(profile.radius()));
    near(what + " profile", numbers(vector.get("profile_z")), plain(profile.depth()));
    near(what + " core", numbers(vector.get("core_z")), plain(core.depth()));
    near(what + " blend", numbers(vector.get("blend_z")), plain(blend.depth()));
    near(what + " prior", funnel(vector.get("priors")), blend.normalised());
    List<double[]> rows = new ArrayList<>();
    vector.get("warp_input").forEach(row -> rows.add(numbers(row)));
    PcaWarp expected = projection(vector);
    PcaWarp found = PcaWarp.fit(rows.toArray(new double[0][]));
    near(what + " mean", plain(expected.mean()), plain(found.mean()));
    near(what + " scales", plain(expected.scales()), plain(found.scales()));
    for (int i = 0; i < 3; i++) {
      double[] component = plain(expected.components().get(i));
      double[] other = plain(found.components().get(i));
      double sign = 0;
      for (int j = 0; j < 3; j++) {
        sign += component[j] * other[j];
      }
      for (int j = 0; j < 3; j++) {
        near(what + " component " + i, component[j], Math.signum(sign) * other[j]);
      }
    }
  }

  private void matchedFilter() throws IOException {
    for (JsonNode vector : read("matched_filter.json")) {
      double[] trace = numbers(vector.get("x"));
      HalfSine prototype = new HalfSine(vector.get("width").asInt());
      double[] values = prototype.values();
      near("prototype", numbers(vector.get("proto")), values);
      near("nxcorr", numbers(vector.get("nxcorr_same")), NormalizedCorrelation.of(trace, values));
      near("curve", MatchedFilter.correlateSame(trace, values), curve(prototype, trace));
      near(
          "null threshold",
          vector.get("null_threshold_circ").asDouble(),
          NormalizedCorrelation.nullThreshold(trace, values, 50, 2.2));
      near("MA 9", numbers(vector.get("moving_average_9")), MovingAverage.of(trace, 9));
      near("MA 4", numbers(vector.get("moving_average_4")), MovingAverage.of(trace, 4));
    }
  }

  private void denoise() throws IOException {
    JsonNode vectors = read("denoise.json");
    for (JsonNode vector : vectors.get("temporal")) {
      TemporalDenoiser denoiser =
          new TemporalDenoiser(
              method(vector.get("method")),
              vector.get("ema_alpha").asDouble(),
              vector.get("k").asInt(),
              vector.get("guard_z").asDouble(Double.POSITIVE_INFINITY));
      near("temporal", numbers(vector.get("y")), denoiser.smooth(numbers(vector.get("x"))));
    }
    for (JsonNode vector : vectors.get("streaming")) {
      StreamingDenoiser denoiser =
          new StreamingDenoiser(
              method(vector.get("mode")),
              vector.get("ema_decay").asDouble(),
              vector.get("median_k").asInt());
      for (int i = 0; i < vector.get("xs").size(); i++) {
        double[] found = denoiser.next(numbers(vector.get("xs").get(i)));
        near("streaming", numbers(vector.get("ys").get(i)), found);
      }
    }
    for (JsonNode vector : vectors.get("phantom_guard")) {
      double[] found = PhantomGuard.clip(numbers(vector.get("x")), vector.get("z").asDouble());
      near("guard", numbers(vector.get("y")), found);
    }
  }

  private void kept(String mode, JsonNode expected, Parse found) {
    same(mode + " keep " + expected.get("seed"), names(expected.get("keep")), found.keep());
    same(mode + " order " + expected.get("seed"), names(expected.get("order")), found.order());
  }

  private void near(String what, FunnelProfile expected, FunnelProfile found) {
    near(what, plain(expected.radius()), plain(found.radius()));
    near(what, plain(expected.depth()), plain(found.depth()));
  }

  private void near(String what, double[] expected, double[] found) {
    same(what + " length", expected.length, found.length);
    for (int i = 0; i < Math.min(expected.length, found.length); i++) {
      near(what + " at " + i, expected[i], found[i]);
    }
  }

  private void near(String what, double expected, double found) {
    compared++;
    worst = Math.max(worst, Math.abs(expected - found));
    if (!(Math.abs(expected - found) <= TOLERANCE)) {
      mismatches.add(what + ": expected " + expected + ", found " + found);
    }
  }

  private void same(String what, Object expected, Object found) {
    compared++;
    if (!expected.equals(found)) {
      mismatches.add(what + ": expected " + expected + ", found " + found);
    }
  }

  private JsonNode read(String file) throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(folder.resolve(file)));
  }

  private static double[] curve(HalfSine prototype, double[] trace) {
    return new MatchedFilter(prototype).curve(trace);
  }

  private static ReferenceParser parser(JsonNode vector) {
    return new ReferenceParser(vector.get("sigma").asInt(), vector.get("proto_width").asInt());
  }

  private static Traces traces(JsonNode vector) {
    Map<String, double[]> channels = new LinkedHashMap<>();
    vector
        .get("traces")
        .properties()
        .forEach(entry -> channels.put(entry.getKey(), numbers(entry.getValue())));
    return Traces.of(channels);
  }

  private static FunnelProfile funnel(JsonNode priors) {
    return new FunnelProfile(boxed(priors.get("r")), boxed(priors.get("z")));
  }

  private static PcaWarp projection(JsonNode vector) {
    JsonNode fit = vector.get("priors").get("_proj");
    List<List<Double>> components = new ArrayList<>();
    fit.get("pcs").forEach(component -> components.add(boxed(component)));
    return new PcaWarp(
        boxed(fit.get("mean")), components, boxed(fit.get("scales")), boxed(fit.get("center")));
  }

  private static PriorGates gates(JsonNode vector) {
    JsonNode params = vector.get("params");
    return new PriorGates(
        params.get("z").asDouble(),
        params.get("rel_floor").asDouble(),
        params.get("alpha").asDouble(),
        params.get("beta_s").asDouble(),
        params.get("q_s").asDouble(),
        params.get("allow_empty").asBoolean());
  }

  private static DenoiseMethod method(JsonNode name) {
    return DenoiseMethod.valueOf(name.asText().toUpperCase(Locale.ROOT));
  }

  private static List<String> names(JsonNode array) {
    List<String> names = new ArrayList<>();
    array.forEach(name -> names.add(name.asText()));
    return names;
  }

  private static List<Double> boxed(JsonNode array) {
    List<Double> numbers = new ArrayList<>();
    array.forEach(number -> numbers.add(number.asDouble()));
    return numbers;
  }

  private static double[] numbers(JsonNode array) {
    return plain(boxed(array));
  }

  private static double[] plain(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
