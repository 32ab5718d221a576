package io.micromap.evaluation.dataset;

import io.micromap.evaluation.dataset.Table.Cells;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of labels: columns {@code prompt,label}, or {@code id,label}, or {@code label} alone, or
 * all; others are passed over.
 *
 * @param table as read
 * @param rows in the order of the file
 */
record LabelTable(Table table, List<LabelRow> rows) {

  /** The label of rows that break a rule: no label is empty. */
  private static final String UNREAD = "";

  /**
   * A row.
   *
   * @param id empty where the file has no such column
   * @param prompt empty where the file has no such column
   * @param label the class
   * @param line where the row begins in the file, from 1
   */
  record LabelRow(Optional<String> id, Optional<String> prompt, String label, int line) {

    /** A row that breaks a rule, and holds its place. */
    private static LabelRow unread(Cells cells) {
      return new LabelRow(cells.id(), cells.prompt(), UNREAD, cells.line());
    }
  }

  /** Whether a row keeps the rules of its file. */
  static boolean isRead(Row row) {
    return !row.label().equals(UNREAD);
  }

  /**
   * Reads a table of labels.
   *
   * @param listed receives faulty rows, which are {@link LabelRow#unread} then
   * @throws MicromapException with every faulty line, where nobody lists them
   */
  static LabelTable read(Source source, Columns columns, Optional<BadRows> listed) {
    Table table = Table.read(source, columns, listed).checked(listed);
    requireLabel(table, source);
    List<LabelRow> rows = new ArrayList<>();
    BadNames names = new BadNames();
    for (Cells cells : table.rows()) {
      Optional<LabelRow> row =
          cells
              .label()
              .map(label -> new LabelRow(cells.id(), cells.prompt(), label, cells.line()))
              .filter(read -> names.areGood(read, source.name()));
      rows.add(row.orElseGet(() -> LabelRow.unread(cells)));
    }
    names.end(listed);
    if (rows.isEmpty()) {
      throw new MicromapException(
          ErrorCode.EMPTY_FILE,
          source.name() + ": has a header and no rows. Give at least one row.");
    }
    return new LabelTable(table, rows);
  }

  /** Name of the file, for messages. */
  String name() {
    return table.name();
  }

  /**
   * Checks that there is a column of prompts.
   *
   * @throws MicromapException if there is none
   */
  void requirePrompts() {
    if (!table.columns().hasText()) {
      throw MicromapException.naming(
          ErrorCode.BAD_CSV,
          "%s, line %s: has no column 'prompt', but %s. Name the column with %s, or give the prompts"
              + " as JSONL beside it.",
          name(),
          table.headerLine(),
          Columns.list(table.header()),
          new Field("textColumn"));
    }
  }

  private static void requireLabel(Table table, Source source) {
    if (!table.columns().hasLabel() && Table.isJson(source)) {
      throw MicromapException.naming(
          ErrorCode.BAD_JSON,
          "%s, line %s: no field \"label\", but %s. Each row has the form {\"prompt\": \"…\","
              + " \"label\": \"…\"}; name other fields with %s and %s.",
          table.name(),
          table.headerLine(),
          Columns.list(table.header()),
          new Field("textColumn"),
          new Field("labelColumn"));
    }
    if (!table.columns().hasLabel()) {
      throw noLabels(table.name(), table.headerLine(), table.header());
    }
  }

  static MicromapException noLabels(String name, int line, List<String> header) {
    return MicromapException.naming(
        ErrorCode.BAD_CSV,
        "%s, line %s: has the columns %s. Expected prompt,label or id,label or label, in any order"
            + " and beside others; name other columns with %s and %s, or put a heading above the"
            + " first row.",
        name,
        line,
        Columns.list(header),
        new Field("textColumn"),
        new Field("labelColumn"));
  }

  /** Where a row stands, for messages. */
  String place(LabelRow row) {
    return name() + ", line " + row.line();
  }
}
