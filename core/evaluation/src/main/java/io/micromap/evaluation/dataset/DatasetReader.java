package io.micromap.evaluation.dataset;

import io.micromap.evaluation.dataset.LabelTable.LabelRow;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.error.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads labelled prompts and checks them against the rules of {@code docs/formats.md}. */
public final class DatasetReader {

  private final String oosLabel;
  private final ConflictPolicy conflicts;

  /** A reader that takes {@code oosLabel} for the word that marks rows as out of scope. */
  public DatasetReader(String oosLabel, ConflictPolicy conflicts) {
    this.oosLabel = oosLabel;
    this.conflicts = conflicts;
  }

  /**
   * Reads a labels CSV and, where the CSV does not carry the prompts, the prompts beside it.
   *
   * @throws MicromapException naming files and lines
   */
  public LabelledPrompts read(Source labels, Optional<Source> prompts) {
    LabelTable table = LabelTable.read(labels);
    List<Row> rows =
        prompts.isPresent()
            ? new Alignment(prompts.get().name(), PromptReader.read(prompts.get()), table).rows()
            : alone(table);
    requireUniqueIds(rows);
    return new LabelledPrompts(labels.name(), Conflicts.resolve(rows, conflicts), oosLabel);
  }

  /**
   * Checks that every label is one of the known classes or the out-of-scope word, and that none of
   * these looks like another.
   *
   * @throws MicromapException listing the rows that are not, or the labels that do
   */
  public static void requireLabels(LabelledPrompts data, List<String> known) {
    LabelNames.requireDistinct(data, known);
    Set<String> names = new HashSet<>(known);
    Faults faults = new Faults(ErrorCode.UNKNOWN_LABEL);
    for (Row row : data.inScope()) {
      if (!names.contains(row.label())) {
        faults.add(
            row.place()
                + ": unknown label '"
                + row.label()
                + "'."
                + Suggestion.didYouMean(row.label(), known));
      }
    }
    faults.throwIfAny(
        "Known labels: %s; out-of-scope rows carry '%s'.",
        String.join(", ", known), data.oosLabel());
  }

  private static List<Row> alone(LabelTable table) {
    if (!table.hasPrompt()) {
      throw new MicromapException(
          ErrorCode.BAD_CSV,
          table.name()
              + ", line 1: has no column 'prompt'. Add it, or give the prompts as JSONL beside it.");
    }
    List<Row> rows = new ArrayList<>();
    for (LabelRow row : table.rows()) {
      String id = row.id().orElse(Integer.toString(rows.size() + 1));
      rows.add(new Row(id, row.prompt().orElseThrow(), row.label(), table.place(row)));
    }
    return rows;
  }

  private static void requireUniqueIds(List<Row> rows) {
    Map<String, Row> seen = new HashMap<>();
    Faults faults = new Faults(ErrorCode.BAD_VALUE);
    for (Row row : rows) {
      Row other = seen.putIfAbsent(row.id(), row);
      if (other != null) {
        faults.add(
            row.place() + ": id '" + row.id() + "' stands already at " + other.place() + ".");
      }
    }
    faults.throwIfAny("Ids are unique; fix or leave out the id column.");
  }
}
