package io.micromap.runtime.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.featurizer.LexicalOptions;
import io.micromap.runtime.json.Json;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A bundle's records as JSON and back; nothing may be missing or left over.
 *
 * <p>Field by field: for Jackson to look at the record classes takes twenty times as long, on every
 * cold start.
 */
final class BundleJson {

  private BundleJson() {}

  static ArrayNode labels(List<Label> labels) {
    ArrayNode json = Json.array();
    for (Label label : labels) {
      ArrayNode cues =
          json.addObject()
              .put("name", label.name())
              .put("description", label.description())
              .putArray("cues");
      label.cues().forEach(cues::add);
    }
    return json;
  }

  static ArrayNode featurizers(List<FeaturizerReference> featurizers) {
    ArrayNode json = Json.array();
    for (FeaturizerReference featurizer : featurizers) {
      ObjectNode options =
          json.addObject()
              .put("name", featurizer.name())
              .put("own", featurizer.own())
              .putObject("options");
      featurizer.options().forEach(options::put);
    }
    return json;
  }

  static ObjectNode json(Calibration calibration) {
    ObjectNode json =
        Json.object()
            .put("slope", calibration.slope())
            .put("intercept", calibration.intercept())
            .put("scope_slope", calibration.scopeSlope())
            .put("scope_intercept", calibration.scopeIntercept())
            .put("rows", calibration.rows());
    ScoringOptions options = calibration.options();
    json.putObject("options")
        .put("sharpness", options.sharpness())
        .put("most_evidence", options.mostEvidence())
        .put("scope_power", options.scopePower())
        .put("least_share", options.leastShare())
        .put("tie_sharpness", options.tieSharpness())
        .put("tie_words", options.tieWords());
    return json;
  }

  static ObjectNode json(Thresholds thresholds) {
    ObjectNode json = Json.object().put("global", thresholds.global());
    ObjectNode perClass = json.putObject("per_class");
    thresholds.perClass().forEach(perClass::put);
    return json;
  }

  static List<Label> labels(JsonNode json) throws IOException {
    List<Label> labels = new ArrayList<>();
    for (JsonNode label : array(json)) {
      requireFields(label, Set.of("name", "description", "cues"));
      List<String> cues = new ArrayList<>();
      for (JsonNode cue : array(label.get("cues"))) {
        cues.add(text(cue));
      }
      labels.add(new Label(text(label.get("name")), text(label.get("description")), cues));
    }
    return labels;
  }

  static List<FeaturizerReference> featurizers(JsonNode json) throws IOException {
    List<FeaturizerReference> featurizers = new ArrayList<>();
    for (JsonNode featurizer : array(json)) {
      featurizers.add(featurizer(featurizer));
    }
    return featurizers;
  }

  private static FeaturizerReference featurizer(JsonNode json) throws IOException {
    requireFields(json, Set.of("name", "own", "options"));
    String name = text(json.get("name"));
    boolean own = flag(json.get("own"));
    if (!own && name.equals(LexicalOptions.FEATURIZER)) {
      requireFields(json.get("options"), LexicalOptions.DEFAULTS.toMap().keySet());
    }
    SortedMap<String, String> options = new TreeMap<>();
    for (Map.Entry<String, JsonNode> option : object(json.get("options")).properties()) {
      options.put(option.getKey(), text(option.getValue()));
    }
    return new FeaturizerReference(name, own, options);
  }

  static Calibration calibration(JsonNode json) throws IOException {
    requireFields(
        json, Set.of("slope", "intercept", "scope_slope", "scope_intercept", "rows", "options"));
    return new Calibration(
        number(json.get("slope")),
        number(json.get("intercept")),
        number(json.get("scope_slope")),
        number(json.get("scope_intercept")),
        whole(json.get("rows")),
        scoring(json.get("options")));
  }

  private static ScoringOptions scoring(JsonNode json) throws IOException {
    requireFields(
        json,
        Set.of(
            "sharpness",
            "most_evidence",
            "scope_power",
            "least_share",
            "tie_sharpness",
            "tie_words"));
    return new ScoringOptions(
        number(json.get("sharpness")),
        number(json.get("most_evidence")),
        number(json.get("scope_power")),
        number(json.get("least_share")),
        number(json.get("tie_sharpness")),
        whole(json.get("tie_words")));
  }

  static Thresholds thresholds(JsonNode json) throws IOException {
    requireFields(json, Set.of("global", "per_class"));
    SortedMap<String, Double> perClass = new TreeMap<>();
    for (Map.Entry<String, JsonNode> own : object(json.get("per_class")).properties()) {
      perClass.put(own.getKey(), number(own.getValue()));
    }
    return new Thresholds(number(json.get("global")), perClass);
  }

  private static void requireFields(JsonNode json, Set<String> names) throws IOException {
    Set<String> found = new TreeSet<>();
    object(json).fieldNames().forEachRemaining(found::add);
    if (!found.equals(names)) {
      throw new IOException("it has the fields " + found + ", not " + new TreeSet<>(names));
    }
  }

  private static JsonNode array(JsonNode json) throws IOException {
    return require(json, json.isArray(), "a list");
  }

  private static JsonNode object(JsonNode json) throws IOException {
    return require(json, json.isObject(), "an object");
  }

  private static String text(JsonNode json) throws IOException {
    return require(json, json.isTextual(), "a text").textValue();
  }

  private static boolean flag(JsonNode json) throws IOException {
    return require(json, json.isBoolean(), "true or false").booleanValue();
  }

  private static double number(JsonNode json) throws IOException {
    return require(json, json.isNumber(), "a number").doubleValue();
  }

  private static int whole(JsonNode json) throws IOException {
    return require(
            json,
            json != null && json.canConvertToInt() && json.isIntegralNumber(),
            "a whole number")
        .intValue();
  }

  private static JsonNode require(JsonNode json, boolean kind, String expected) throws IOException {
    if (!kind) {
      throw new IOException("it has " + json.getNodeType() + " where it must have " + expected);
    }
    return json;
  }
}
