package io.micromap.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.evaluation.crossdomain.Cell;
import io.micromap.evaluation.crossdomain.CrossDomain;
import io.micromap.evaluation.crossdomain.Key;
import io.micromap.runtime.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the charts draw, as JSON; it holds labels and numbers, never a prompt. */
final class ChartData {

  private ChartData() {}

  static ObjectNode of(SweepReport report, Confusions confusions) {
    ObjectNode data = of(report.crossDomain());
    data.set("sweep", Json.mapper().valueToTree(SweepChart.of(report.summary(), confusions)));
    return data;
  }

  static ObjectNode of(Optional<CrossDomain> evaluation) {
    ObjectNode data = Json.mapper().createObjectNode();
    evaluation.ifPresent(cross -> data.set("cross_domain", tree(cross)));
    return data;
  }

  private static ObjectNode tree(CrossDomain evaluation) {
    ObjectNode tree = Json.mapper().createObjectNode();
    List<Key> keys = evaluation.cells().stream().map(Cell::key).toList();
    tree.set("mappers", distinct(keys, Key::mapper));
    tree.set("data", distinct(keys, Key::data));
    ArrayNode cells = tree.putArray("cells");
    evaluation.cells().forEach(cell -> cells.add(tree(cell)));
    return tree;
  }

  private static JsonNode distinct(List<Key> keys, Function<Key, String> name) {
    return Json.mapper().valueToTree(keys.stream().map(name).distinct().toList());
  }

  private static ObjectNode tree(Cell cell) {
    ObjectNode node = Json.mapper().valueToTree(cell.key());
    node.put("n", cell.answered().n());
    node.put("fired", cell.answered().fired());
    node.put("share", cell.answered().coverage().orElse(0.0));
    node.put("foreign", cell.key().offDiagonal());
    return node;
  }
}
