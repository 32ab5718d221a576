package io.micromap.evaluation.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.evaluation.dataset.Source;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.error.Suggestion;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.json.JsonFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code per_class_thresholds.json}: an object of label and number. */
public final class ThresholdsFile {

  private ThresholdsFile() {}

  /**
   * Reads thresholds of single classes.
   *
   * @param labels the classes there are
   * @throws MicromapException naming every unknown label and every value that is not in [0, 1]
   */
  public static SortedMap<String, Double> read(Source source, List<String> labels) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    parse(source).properties().forEach(field -> values.put(field.getKey(), field.getValue()));
    List<String> faults =
        values.entrySet().stream()
            .flatMap(field -> fault(field.getKey(), field.getValue(), labels).stream())
            .toList();
    if (!faults.isEmpty()) {
      throw new MicromapException(
          labels.containsAll(values.keySet()) ? ErrorCode.BAD_THRESHOLD : ErrorCode.UNKNOWN_LABEL,
          source.name()
              + ": "
              + String.join("\n" + source.name() + ": ", faults)
              + "\nThe mapper's labels: "
              + String.join(", ", labels)
              + ".");
    }
    SortedMap<String, Double> thresholds = new TreeMap<>();
    values.forEach((label, value) -> thresholds.put(label, value.asDouble()));
    return thresholds;
  }

  private static Optional<String> fault(String label, JsonNode value, List<String> labels) {
    if (!labels.contains(label)) {
      return Optional.of("unknown label '" + label + "'." + Suggestion.didYouMean(label, labels));
    }
    return value.isNumber() && value.asDouble() >= 0 && value.asDouble() <= 1
        ? Optional.empty()
        : Optional.of("'" + label + "' has " + shown(value) + ", not a number in [0, 1].");
  }

  /** A number that no double holds is read as an infinite one, which JSON has no word for. */
  private static String shown(JsonNode value) {
    return value.isNumber() && Double.isInfinite(value.asDouble())
        ? "a number too large"
        : value.toString();
  }

  /** The file's bytes. */
  public static byte[] write(SortedMap<String, Double> thresholds) {
    return Json.pretty(thresholds);
  }

  private static JsonNode parse(Source source) {
    try {
      JsonNode tree = Json.parse(source.text());
      if (!tree.isObject()) {
        throw new MicromapException(
            ErrorCode.BAD_JSON,
            source.name() + ": is not a JSON object of the form {\"label\": 0.5}.");
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw new MicromapException(
          ErrorCode.BAD_JSON,
          JsonFault.malformed(source.name(), e) + ". Expected {\"label\": 0.5, …}.",
          e);
    }
  }
}
