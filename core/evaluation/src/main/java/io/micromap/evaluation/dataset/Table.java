package io.micromap.evaluation.dataset;

import io.micromap.evaluation.dataset.BadRows.Rule;
import io.micromap.runtime.error.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Rows of a table, whatever the form of its file.
 *
 * @param name of the file, for messages
 * @param headerLine where the names of the columns stand, from 1; the first row's line where each
 *     row names its fields
 * @param header names of the columns
 * @param columns those that are read
 * @param rows in the order of the file
 */
record Table(
    String name, int headerLine, List<String> header, Columns.Places columns, List<Cells> rows) {

  private static final Set<String> SPREADSHEET_ERRORS =
      Set.of("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!");

  /**
   * What a row has in the columns that are read.
   *
   * @param id empty where there is none
   * @param prompt empty where there is no such column
   * @param label empty where there is no such column
   * @param line where the row begins in the file, from 1
   */
  record Cells(Optional<String> id, Optional<String> prompt, Optional<String> label, int line) {

    /** A row that cannot be read, and holds its place. */
    static Cells unread(int line) {
      return new Cells(Optional.empty(), Optional.empty(), Optional.empty(), line);
    }
  }

  /**
   * As below, where no row may be bad.
   *
   * @throws io.micromap.runtime.error.MicromapException with every faulty line
   */
  static Table read(Source source, Columns columns) {
    return read(source, columns, Optional.empty());
  }

  /**
   * Reads a table: a spreadsheet, JSON objects one a line or in an array, or else a CSV.
   *
   * @param listed receives faulty rows, which are {@link Cells#unread} then
   * @throws io.micromap.runtime.error.MicromapException with every faulty line, where nobody lists
   *     them
   */
  static Table read(Source source, Columns columns, Optional<BadRows> listed) {
    if (source.sheet().isPresent()) {
      return SheetTable.read(source, columns);
    }
    String text = source.text();
    return switch (text.charAt(start(text, 0))) {
      case '{' -> JsonTable.ofLines(source, columns, listed);
      case '[' -> JsonTable.ofArray(source, columns, listed);
      default -> new CsvTable(source, columns, listed).read();
    };
  }

  /** Whether a source is read as JSON objects. */
  static boolean isJson(Source source) {
    String text = source.sheet().isPresent() ? "" : source.text();
    int start = start(text, 0);
    return start < text.length() && "{[".indexOf(text.charAt(start)) >= 0;
  }

  /** Whether a text begins with a JSON object. */
  static boolean isObject(String text) {
    return text.charAt(start(text, 0)) == '{';
  }

  /** Whether a text begins with a JSON array of objects. */
  static boolean isArray(String text) {
    int start = start(text, 0);
    return text.charAt(start) == '[' && text.startsWith("{", start(text, start + 1));
  }

  /** Place of the first character that is not blank; the length of the text if all are. */
  private static int start(String text, int from) {
    int place = from;
    while (place < text.length() && Character.isWhitespace(text.charAt(place))) {
      place++;
    }
    return place;
  }

  /**
   * Checks what no artifact could hold: halves of characters, which no encoding has; and what a
   * spreadsheet writes in the place of a value that it could not find or compute.
   */
  Table checked(Optional<BadRows> listed) {
    Faults halves = new Faults(ErrorCode.BAD_VALUE);
    List<Cells> whole = check(rows, halves, Table::half);
    halves.end(
        listed, Rule.FORM, "Remove the lone surrogate (U+D800 to U+DFFF), or write its pair.");
    Faults errors = new Faults(ErrorCode.BAD_VALUE);
    List<Cells> computed = check(whole, errors, Table::spreadsheetError);
    errors.end(listed, Rule.FORM, "Correct the formula, or leave the row out.");
    return new Table(name, headerLine, header, columns, computed);
  }

  /** The rows, unread where they have a fault. */
  private List<Cells> check(
      List<Cells> all, Faults faults, Function<Cells, Optional<String>> find) {
    return all.stream()
        .map(
            row -> {
              Optional<String> fault = find.apply(row);
              fault.ifPresent(text -> faults.add(name + ", line " + row.line(), text));
              return fault.isPresent() ? Cells.unread(row.line()) : row;
            })
        .toList();
  }

  private static Optional<String> spreadsheetError(Cells row) {
    return Stream.of(row.prompt(), row.label())
        .flatMap(Optional::stream)
        .filter(SPREADSHEET_ERRORS::contains)
        .findFirst()
        .map(value -> value + " is a spreadsheet's error.");
  }

  private static Optional<String> half(Cells row) {
    return row.prompt().filter(Table::hasHalf).map(prompt -> "the prompt holds half a character.");
  }

  private static boolean hasHalf(String text) {
    return text.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }
}
