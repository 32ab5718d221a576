package io.micromap.evaluation.drift;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Prompt;
import io.micromap.evaluation.dataset.Row;
import io.micromap.evaluation.drift.DriftGates.Gate;
import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.evaluation.metrics.FlippedRow;
import io.micromap.evaluation.metrics.Outcome;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Decision;
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
 * @param data name of the rows
 * @param labelled whether their labels are known
 * @param labels classes that only one of the mappers has
 * @param report the figures
 * @param flipped rows whose decision changed, in order
 */
public record MapperDiff(
    Side before,
    Side after,
    String data,
    boolean labelled,
    LabelChange labels,
    DriftReport report,
    List<FlippedRow> flipped) {

  private static final int SCHEMA_VERSION = 2;

  /**
   * One of the mappers.
   *
   * @param name the file
   * @param id of the bundle
   * @param sha256 of the bundle
   * @param rowsTrainedOn rows of the data that it was trained on
   */
  public record Side(String name, String id, String sha256, int rowsTrainedOn) {

    private static Side of(MapperVersion version, LabelledPrompts data) {
      Decision.Model model = version.mapper().model();
      return new Side(version.name(), model.id(), model.sha256(), version.rowsTrainedOn(data));
    }
  }

  /**
   * Classes that only one of the mappers has.
   *
   * @param added only the new one, in its order
   * @param removed only the old one, in its order
   */
  public record LabelChange(List<String> added, List<String> removed) {

    private static LabelChange of(MapperVersion before, MapperVersion after) {
      return new LabelChange(
          without(after.labels(), before.labels()), without(before.labels(), after.labels()));
    }

    private static List<String> without(List<String> labels, List<String> others) {
      return labels.stream().filter(label -> !others.contains(label)).toList();
    }
  }

  /**
   * The document of {@code diff}, described in {@code docs/formats.md}.
   *
   * @param schemaVersion version of the fields
   * @param before the old mapper
   * @param after the new one
   * @param data name of the rows
   * @param labelled whether their labels are known
   * @param labels classes that only one of the mappers has
   * @param report the figures
   * @param checked the gates and whether they are passed
   */
  public record Document(
      int schemaVersion,
      Side before,
      Side after,
      String data,
      boolean labelled,
      LabelChange labels,
      @JsonUnwrapped DriftReport report,
      @JsonUnwrapped CheckedGates checked) {}

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
        Side.of(before, data),
        Side.of(after, data),
        data.name(),
        labelled,
        LabelChange.of(before, after),
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

  /** The diff as a document; {@code gates} decide its status. */
  public Document document(List<Gate> gates) {
    return new Document(
        SCHEMA_VERSION, before, after, data, labelled, labels, report, new CheckedGates(gates));
  }
}
