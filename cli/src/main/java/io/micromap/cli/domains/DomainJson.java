package io.micromap.cli.domains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.registry.Domain;
import io.micromap.spi.FeaturizerDefinition.BuiltIn;
import io.micromap.spi.Label;
import java.io.IOException;

/** A domain as the {@code domain.json} of a folder. */
final class DomainJson {

  private DomainJson() {}

  /**
   * The bytes of the file.
   *
   * @param id of the copy
   */
  static byte[] of(Domain domain, String id) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("id", id);
    if (!domain.version().isEmpty()) {
      json.put("version", domain.version());
    }
    json.put("description", domain.description());
    json.put("language", domain.language());
    ArrayNode labels = json.putArray("labels");
    domain.labels().forEach(label -> addLabel(labels, label));
    addFeaturizers(json, domain);
    ObjectNode thresholds = json.putObject("thresholds");
    thresholds.put("global", domain.thresholds().global());
    ObjectNode perClass = thresholds.putObject("per_class");
    domain.thresholds().perClass().forEach(perClass::put);
    json.put("seed", domain.seed());
    return Json.pretty(json);
  }

  private static void addLabel(ArrayNode labels, Label label) {
    ObjectNode node = labels.addObject();
    node.put("name", label.name());
    node.put("description", label.description());
    ArrayNode cues = node.putArray("cues");
    label.cues().forEach(cues::add);
  }

  /** Own ones are code; where there are no others, the reader takes the lexical one. */
  private static void addFeaturizers(ObjectNode json, Domain domain) {
    ArrayNode featurizers = Json.mapper().createArrayNode();
    for (var definition : domain.featurizers()) {
      if (definition instanceof BuiltIn builtIn) {
        ObjectNode node = featurizers.addObject().put("name", builtIn.name());
        ObjectNode options = node.putObject("options");
        builtIn.options().forEach((option, text) -> options.set(option, value(text)));
      }
    }
    if (!featurizers.isEmpty()) {
      json.set("featurizers", featurizers);
    }
  }

  /** Options are numbers, true or false, which are written as JSON writes them. */
  private static JsonNode value(String text) {
    try {
      return Json.parse(text);
    } catch (IOException e) {
      return Json.mapper().getNodeFactory().textNode(text);
    }
  }
}
