package io.micromap.evaluation.drift;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Prompt;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.drift.DriftGates.Gate;
import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.evaluation.metrics.FlippedRow;
import io.micromap.evaluation.metrics.Outcome;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two mappers on the same rows.
 *
 * @param before the old one
 * @param after the new one
 * @param data what the rows are called
 * @param labelled whether their labels are known
 * @param seenBefore rows that the old mapper was trained on
 * @param seenAfter rows that the new mapper was trained on
 * @param report the figures
 * @param flipped rows whose decision changed, in order
 */
public record MapperDiff(
    MapperVersion before,
    MapperVersion after,
    String data,
    boolean labelled,
    int seenBefore,
    int seenAfter,
    DriftReport report,
    List<FlippedRow> flipped) {

  /** Version of the JSON's fields. */
  public static final int SCHEMA_VERSION = 2;

  /** Copies. */
  public MapperDiff {
    flipped = List.copyOf(flipped);
  }

  /**
   * Compares on rows with labels.
   *
   * @throws MicromapException if a label belongs to neither mapper
   */
  public static MapperDiff of(MapperVersion before, MapperVersion after, LabelledPrompts data) {
    requireLabels(before, after, data);
    return of(before, after, data, true);
  }

  /** Compares on prompts whose labels are not known. */
  public static MapperDiff ofPrompts(
      MapperVersion before, MapperVersion after, String name, List<Prompt> prompts) {
    List<Row> rows =
        prompts.stream()
            .map(
                prompt -> new Row(prompt.id(), prompt.text(), "", name + ", line " + prompt.line()))
            .toList();
    return of(before, after, new LabelledPrompts(name, rows, ""), false);
  }

  private static MapperDiff of(
      MapperVersion before, MapperVersion after, LabelledPrompts data, boolean labelled) {
    List<DecidedRow> old = decide(before, data);
    List<DecidedRow> now = decide(after, data);
    DriftTally tally = new DriftTally(shared(before, after), data.oosLabel());
    List<FlippedRow> flipped = new ArrayList<>();
    for (int i = 0; i < old.size(); i++) {
      Outcome first = old.get(i).outcome();
      Outcome then = now.get(i).outcome();
      tally.add(
          labelled ? Optional.of(first.gold()) : Optional.empty(), first.answer(), then.answer());
      if (!first.equals(then)) {
        flipped.add(new FlippedRow(old.get(i), now.get(i)));
      }
    }
    return new MapperDiff(
        before,
        after,
        data.name(),
        labelled,
        before.rowsTrainedOn(data),
        after.rowsTrainedOn(data),
        tally.report(),
        flipped);
  }

  private static List<DecidedRow> decide(MapperVersion version, LabelledPrompts data) {
    return data.rows().parallelStream()
        .map(row -> DecidedRow.of(row, version.mapper().map(row.prompt())))
        .toList();
  }

  /** Labels that both mappers have. */
  static Set<String> shared(MapperVersion before, MapperVersion after) {
    Set<String> shared = new HashSet<>(before.labels());
    shared.retainAll(after.labels());
    return shared;
  }

  private static void requireLabels(
      MapperVersion before, MapperVersion after, LabelledPrompts data) {
    Set<String> known = new TreeSet<>(before.labels());
    known.addAll(after.labels());
    DatasetReader.requireLabels(data, List.copyOf(known));
  }

  /** Labels that only the new mapper has, in its order. */
  public List<String> addedLabels() {
    return without(after.labels(), before.labels());
  }

  /** Labels that only the old mapper has, in its order. */
  public List<String> removedLabels() {
    return without(before.labels(), after.labels());
  }

  private static List<String> without(List<String> labels, List<String> others) {
    return labels.stream().filter(label -> !others.contains(label)).toList();
  }

  /** The diff as JSON; {@code gates} decide its status. */
  public ObjectNode toJson(List<Gate> gates) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("schema_version", SCHEMA_VERSION);
    node.set("before", model(before, seenBefore));
    node.set("after", model(after, seenAfter));
    node.put("data", data);
    node.put("labelled", labelled);
    ObjectNode labels = node.putObject("labels");
    labels.set("added", Json.mapper().valueToTree(addedLabels()));
    labels.set("removed", Json.mapper().valueToTree(removedLabels()));
    node.setAll((ObjectNode) Json.mapper().valueToTree(report));
    node.set("gates", Json.mapper().valueToTree(gates));
    node.put("status", gates.stream().allMatch(Gate::passed) ? "pass" : "fail");
    return node;
  }

  private static ObjectNode model(MapperVersion version, int seen) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("name", version.name());
    node.put("id", version.mapper().model().id());
    node.put("sha256", version.mapper().model().sha256());
    node.put("rows_trained_on", seen);
    return node;
  }
}
