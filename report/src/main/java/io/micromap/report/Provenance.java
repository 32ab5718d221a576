package io.micromap.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.evaluation.dataset.Fingerprints;
import io.micromap.evaluation.metrics.RowsThatChose;
import io.micromap.report.SweepView.ProvenanceLine;
import io.micromap.runtime.mapper.Mapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a mapper and its metrics come from: hashes, seeds, options. */
final class Provenance {

  /** Fields that tell readers nothing: what they hold is for programs to compare with. */
  private static final Set<String> HIDDEN = Set.of(Fingerprints.FIELD, RowsThatChose.FIELD);

  private Provenance() {}

  static List<ProvenanceLine> of(SweepReport report) {
    List<ProvenanceLine> lines = new ArrayList<>();
    lines.add(new ProvenanceLine("mapper", report.summary().swept().mapperId()));
    lines.add(new ProvenanceLine("mapper SHA-256", report.summary().swept().mapperSha256()));
    lines.add(new ProvenanceLine("swept rows, SHA-256", report.summary().swept().dataSha256()));
    report.mapper().ifPresent(mapper -> append(lines, mapper));
    return lines;
  }

  private static void append(List<ProvenanceLine> lines, Mapper mapper) {
    if (!mapper.bundle().domainVersion().isEmpty()) {
      lines.add(new ProvenanceLine("domain version", mapper.bundle().domainVersion()));
    }
    for (Map.Entry<String, JsonNode> field : mapper.bundle().provenance().properties()) {
      if (!HIDDEN.contains(field.getKey())) {
        append(lines, "training: " + words(field.getKey()), field.getValue());
      }
    }
  }

  private static void append(List<ProvenanceLine> lines, String name, JsonNode value) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(field -> append(lines, name + ", " + words(field.getKey()), field.getValue()));
    } else {
      lines.add(new ProvenanceLine(name, value.isTextual() ? value.asText() : value.toString()));
    }
  }

  private static String words(String field) {
    return field.replace('_', ' ');
  }
}
