package io.micromap.evaluation.dataset;

import io.micromap.evaluation.dataset.LabelTable.LabelRow;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.error.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads labelled prompts and holds them to the rules of {@code docs/formats.md}. */
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
            ? align(prompts.get().name(), PromptReader.read(prompts.get()), table)
            : alone(table);
    requireUniqueIds(rows);
    return new LabelledPrompts(labels.name(), resolveConflicts(rows), oosLabel);
  }

  /**
   * Checks that every label is one of the known classes or the out-of-scope word.
   *
   * @throws MicromapException listing the rows that are not
   */
  public static void requireLabels(LabelledPrompts data, List<String> known) {
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
        "Known labels: "
            + String.join(", ", known)
            + "; rows outside all of them carry '"
            + data.oosLabel()
            + "'.");
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
      rows.add(new Row(id, row.prompt().orElseThrow(), row.label(), place(table, row)));
    }
    return rows;
  }

  private static List<Row> align(String promptsName, List<Prompt> prompts, LabelTable table) {
    Faults faults = new Faults(ErrorCode.MISALIGNED);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(prompts.size(), table.rows().size()); i++) {
      Prompt prompt = prompts.get(i);
      LabelRow row = table.rows().get(i);
      String places = promptsName + ", line " + prompt.line() + " and " + place(table, row);
      if (row.prompt().isPresent() && !row.prompt().get().equals(prompt.text())) {
        faults.add(places + ": the prompts differ.");
        break;
      }
      if (row.id().isPresent() && !(prompt.hasId() && row.id().get().equals(prompt.id()))) {
        faults.add(
            places
                + ": the ids differ ("
                + (prompt.hasId() ? "'" + prompt.id() + "'" : "none")
                + " and '"
                + row.id().get()
                + "').");
        break;
      }
      String id = prompt.hasId() ? prompt.id() : row.id().orElse(Integer.toString(i + 1));
      rows.add(new Row(id, prompt.text(), row.label(), place(table, row)));
    }
    if (prompts.size() > table.rows().size()) {
      Prompt first = prompts.get(table.rows().size());
      faults.add(
          counts(promptsName, prompts, table)
              + promptsName
              + ", line "
              + first.line()
              + " is the first without a label.");
    } else if (prompts.size() < table.rows().size()) {
      LabelRow first = table.rows().get(prompts.size());
      faults.add(
          counts(promptsName, prompts, table)
              + place(table, first)
              + " is the first without a prompt.");
    }
    faults.throwIfAny("Prompts and labels stand row by row in the same order; mend either file.");
    return rows;
  }

  private static String counts(String promptsName, List<Prompt> prompts, LabelTable table) {
    return promptsName
        + " has "
        + prompts.size()
        + " prompts, "
        + table.name()
        + " has "
        + table.rows().size()
        + " labels; ";
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
    faults.throwIfAny("Ids are unique; mend or leave out the id column.");
  }

  private List<Row> resolveConflicts(List<Row> rows) {
    Map<String, List<Row>> byPrompt = new LinkedHashMap<>();
    rows.forEach(row -> byPrompt.computeIfAbsent(row.prompt(), p -> new ArrayList<>()).add(row));
    Faults faults = new Faults(ErrorCode.CONFLICTING_LABELS, Integer.MAX_VALUE);
    Set<Row> dropped = new HashSet<>();
    for (List<Row> same : byPrompt.values()) {
      if (same.stream().map(Row::label).distinct().count() == 1) {
        continue;
      }
      switch (conflicts) {
        case ERROR -> faults.add(describe(same));
        case KEEP -> {}
        case DROP -> dropped.addAll(same);
        case MAJORITY -> {
          Optional<String> winner = majority(same);
          same.stream()
              .filter(row -> winner.isEmpty() || !row.label().equals(winner.get()))
              .forEach(dropped::add);
        }
      }
    }
    faults.throwIfAny(
        "One prompt has one label; fix the rows, or go on with %s drop, keep or majority.",
        new Field("onConflict"));
    return rows.stream().filter(row -> !dropped.contains(row)).toList();
  }

  private static String describe(List<Row> same) {
    StringBuilder text = new StringBuilder("\"" + abbreviate(same.get(0).prompt()) + "\" is");
    String separator = " ";
    for (Row row : same) {
      text.append(separator).append(row.label()).append(" at ").append(row.place());
      separator = ", ";
    }
    return text.append('.').toString();
  }

  private static String abbreviate(String prompt) {
    String line = prompt.lines().findFirst().orElse("");
    return line.length() > 80 ? line.substring(0, 80) + "…" : line;
  }

  private static Optional<String> majority(List<Row> same) {
    Map<String, Integer> counts = new TreeMap<>();
    same.forEach(row -> counts.merge(row.label(), 1, Integer::sum));
    int most = counts.values().stream().max(Integer::compare).orElseThrow();
    List<String> winners =
        counts.keySet().stream().filter(label -> counts.get(label) == most).toList();
    return winners.size() == 1 ? Optional.of(winners.get(0)) : Optional.empty();
  }

  private static String place(LabelTable table, LabelRow row) {
    return table.name() + ", line " + row.line();
  }
}
