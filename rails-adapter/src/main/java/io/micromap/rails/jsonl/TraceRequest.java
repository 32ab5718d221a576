package io.micromap.rails.jsonl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.rails.fitted.LabelledTraces;
import io.micromap.rails.reference.PriorGates;
import io.micromap.rails.trace.Traces;
import io.micromap.rails.warp.FunnelPrior;
import io.micromap.rails.warp.FunnelProfile;
import io.micromap.rails.warp.PcaWarp;
import io.micromap.runtime.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One line of {@code rails parse} or {@code rails fit --traces}. */
record TraceRequest(JsonNode node) {
  private static final int SIGMA = 9;
  private static final int WIDTH = 160;

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  static TraceRequest of(String line) {
    try {
      JsonNode node = Json.parse(line);
      if (!node.isObject()) {
        throw new IllegalArgumentException("not an object");
      }
      return new TraceRequest(node);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("malformed JSON: " + e.getOriginalMessage(), e);
    }
  }

  String mode() {
    return node.path("mode").asText("report");
  }

  int sigma() {
    return whole("sigma", SIGMA);
  }

  int width() {
    return whole("proto_width", WIDTH);
  }

  Traces traces() {
    Map<String, double[]> channels = new LinkedHashMap<>();
    JsonNode traces = node.path("traces");
    if (!traces.isObject()) {
      throw new IllegalArgumentException("no object \"traces\" of names and numbers");
    }
    traces
        .properties()
        .forEach(
            entry ->
                channels.put(
                    entry.getKey(),
                    numbers(entry.getValue(), "traces." + entry.getKey()).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray()));
    return Traces.of(channels);
  }

  LabelledTraces labelled() {
    JsonNode truth = node.path("truth");
    if (!truth.isArray()) {
      throw new IllegalArgumentException("no list \"truth\" of the channels in order");
    }
    List<String> names = new ArrayList<>();
    truth.forEach(name -> names.add(name.asText()));
    return new LabelledTraces(traces(), names);
  }

  FunnelPrior prior() {
    JsonNode priors = node.path("priors");
    JsonNode fit = priors.path("_proj");
    List<List<Double>> components = new ArrayList<>();
    fit.path("pcs").forEach(component -> components.add(numbers(component, "priors._proj.pcs")));
    return new FunnelPrior(
        new FunnelProfile(
            numbers(priors.path("r"), "priors.r"), numbers(priors.path("z"), "priors.z")),
        new PcaWarp(
            numbers(fit.path("mean"), "priors._proj.mean"),
            components,
            numbers(fit.path("scales"), "priors._proj.scales"),
            numbers(fit.path("center"), "priors._proj.center")));
  }

  PriorGates gates() {
    JsonNode params = node.path("params");
    PriorGates defaults = PriorGates.DEFAULTS;
    return new PriorGates(
        params.path("z").asDouble(defaults.z()),
        params.path("rel_floor").asDouble(defaults.relativeFloor()),
        params.path("alpha").asDouble(defaults.alpha()),
        params.path("beta_s").asDouble(defaults.priorWeight()),
        params.path("q_s").asDouble(defaults.priorPower()),
        params.path("allow_empty").asBoolean(defaults.allowEmpty()));
  }

  private int whole(String field, int otherwise) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new IllegalArgumentException("\"" + field + "\" is not a whole number");
    }
    return value.asInt();
  }

  private static List<Double> numbers(JsonNode array, String what) {
    if (!array.isArray()) {
      throw new IllegalArgumentException("\"" + what + "\" is not a list of numbers");
    }
    List<Double> numbers = new ArrayList<>();
    for (JsonNode number : array) {
      if (!number.isNumber()) {
        throw new IllegalArgumentException(
            "\"" + what + "\" holds " + number + ", which is not a number");
      }
      numbers.add(number.asDouble());
    }
    return numbers;
  }
}
