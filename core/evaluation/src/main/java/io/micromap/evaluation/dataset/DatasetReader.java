package io.micromap.evaluation.dataset;

import io.micromap.evaluation.dataset.BadRows.Rule;
import io.micromap.evaluation.dataset.LabelTable.LabelRow;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
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

  private final Reading how;
  private final Optional<BadRows> listed;

  /** A reader that takes {@code oosLabel} for the word that marks rows as out of scope. */
  public DatasetReader(String oosLabel, ConflictPolicy conflicts) {
    this(Reading.of(conflicts, oosLabel));
  }

  /** A reader of rows in some way. */
  public DatasetReader(Reading how) {
    this(how, Optional.empty());
  }

  /**
   * A reader of rows in some way.
   *
   * @param listed receives the rows that break a rule, which are left out; without it, reading
   *     stops at them
   */
  public DatasetReader(Reading how, Optional<BadRows> listed) {
    this.how = how;
    this.listed = listed;
  }

  /**
   * Reads a table of labels and, where it does not carry the prompts, the prompts beside it.
   *
   * @throws MicromapException naming files and lines
   */
  public LabelledPrompts read(Source labels, Optional<Source> prompts) {
    LabelTable table = LabelTable.read(labels, how.names(), listed);
    List<Row> rows =
        prompts.isPresent()
            ? new Alignment(prompts.get().name(), prompts(prompts.get()), table).rows()
            : alone(table);
    List<Row> read = withPrompts(withUniqueIds(rows.stream().filter(LabelTable::isRead).toList()));
    Conflicts.Resolved resolved = Conflicts.resolve(read, how.onConflict());
    return new LabelledPrompts(labels.name(), resolved.rows(), how.oosLabel(), resolved.leftOut());
  }

  /**
   * Reads prompts without labels.
   *
   * @throws MicromapException with every faulty line
   */
  public List<Prompt> prompts(Source source) {
    return PromptReader.read(source, how.names());
  }

  /** Whether the rows of a file carry labels beside their prompts. */
  public boolean carriesLabels(Source source) {
    return PromptReader.isTable(source, how.names())
        && Table.read(source, how.names()).columns().hasLabel();
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
    table.requirePrompts();
    List<Row> rows = new ArrayList<>();
    for (LabelRow row : table.rows()) {
      String id = row.id().orElse(Integer.toString(rows.size() + 1));
      rows.add(new Row(id, row.prompt().orElse(""), row.label(), table.place(row)));
    }
    return rows;
  }

  /** A mapper never answers a blank prompt: as a row it would teach nothing and count. */
  private List<Row> withPrompts(List<Row> rows) {
    List<Row> kept = new ArrayList<>();
    Faults faults = new Faults(ErrorCode.BAD_VALUE);
    for (Row row : rows) {
      if (row.prompt().codePoints().allMatch(DatasetReader::isBlank)) {
        faults.add(row.place(), "the prompt is blank.");
      } else {
        kept.add(row);
      }
    }
    faults.end(listed, Rule.PROMPT, "Write the prompts, or leave these rows out.");
    return kept;
  }

  private static boolean isBlank(int letter) {
    return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
  }

  private List<Row> withUniqueIds(List<Row> rows) {
    List<Row> kept = new ArrayList<>();
    Map<String, Row> seen = new HashMap<>();
    Faults faults = new Faults(ErrorCode.BAD_VALUE);
    for (Row row : rows) {
      Row other = seen.putIfAbsent(row.id(), row);
      if (other != null) {
        faults.add(row.place(), "id '" + row.id() + "' stands already at " + other.place() + ".");
      } else {
        kept.add(row);
      }
    }
    faults.end(
        listed,
        Rule.ID,
        "Ids are unique; fix or leave out the id column, or name another with %s.",
        new Field("idColumn"));
    return kept;
  }
}
