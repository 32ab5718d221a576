package io.micromap.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.runtime.json.Json;
import java.util.List;
import java.util.Optional;

/** What the charts draw, as JSON; it holds labels and numbers, never a prompt. */
final class ChartData {

  private ChartData() {}

  static ObjectNode of(SweepReport report, Confusions confusions) {
    ObjectNode data = of(report.crossDomain());
    Summary summary = report.summary();
    ObjectNode sweep = data.putObject("sweep");
    sweep.set("curve", Json.mapper().valueToTree(summary.riskCoverage()));
    sweep.set("calibration", Json.mapper().valueToTree(summary.calibration()));
    sweep.set("confidences", Json.mapper().valueToTree(summary.confidences()));
    sweep.set("chosen", point(summary.chosen()));
    ArrayNode points = sweep.putArray("points");
    summary.metrics().forEach(point -> points.add(point(point)));
    ObjectNode confusion = sweep.putObject("confusion");
    confusion.set("labels", Json.mapper().valueToTree(confusions.labels()));
    confusion.set("answers", Json.mapper().valueToTree(confusions.answers()));
    confusion.set("sizes", Json.mapper().valueToTree(confusions.sizes()));
    confusion.set("cells", Json.mapper().valueToTree(confusions.cells()));
    return data;
  }

  static ObjectNode of(Optional<CrossDomain> evaluation) {
    ObjectNode data = Json.mapper().createObjectNode();
    evaluation.ifPresent(cross -> data.set("cross_domain", tree(cross)));
    return data;
  }

  private static ObjectNode tree(CrossDomain evaluation) {
    ObjectNode tree = Json.mapper().createObjectNode();
    List<CrossDomain.Cell> cells = evaluation.cells();
    tree.set(
        "mappers",
        Json.mapper()
            .valueToTree(cells.stream().map(CrossDomain.Cell::mapper).distinct().toList()));
    tree.set(
        "data",
        Json.mapper().valueToTree(cells.stream().map(CrossDomain.Cell::data).distinct().toList()));
    ArrayNode list = tree.putArray("cells");
    for (CrossDomain.Cell cell : cells) {
      ObjectNode node = list.addObject();
      node.put("mapper", cell.mapper());
      node.put("data", cell.data());
      node.put("rails", cell.rails());
      node.put("n", cell.n());
      node.put("fired", cell.fired());
      node.put("share", Json.round(cell.n() == 0 ? 0 : (double) cell.fired() / cell.n()));
      node.put("foreign", cell.isForeign());
    }
    return tree;
  }

  private static ObjectNode point(Summary.Point point) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("threshold", point.threshold());
    node.put("coverage", point.coverage());
    node.put("accuracy_on_fired", point.accuracyOnFired());
    return node;
  }
}
