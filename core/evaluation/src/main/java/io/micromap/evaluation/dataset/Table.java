package io.micromap.evaluation.dataset;

import io.micromap.runtime.error.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  record Cells(Optional<String> id, Optional<String> prompt, Optional<String> label, int line) {}

  /**
   * Reads a table: a spreadsheet, JSON objects one a line or in an array, or else a CSV.
   *
   * @throws io.micromap.runtime.error.MicromapException with every faulty line
   */
  static Table read(Source source, Columns columns) {
    if (source.sheet().isPresent()) {
      return SheetTable.read(source, columns);
    }
    String text = source.text();
    return switch (text.charAt(start(text, 0))) {
      case '{' -> JsonTable.ofLines(source, columns);
      case '[' -> JsonTable.ofArray(source, columns);
      default -> new CsvTable(source, columns).read();
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
  Table checked() {
    requireWhole();
    requireComputed();
    return this;
  }

  private void requireComputed() {
    Faults faults = new Faults(ErrorCode.BAD_VALUE);
    for (Cells row : rows) {
      Stream.of(row.prompt(), row.label())
          .flatMap(Optional::stream)
          .filter(SPREADSHEET_ERRORS::contains)
          .findFirst()
          .ifPresent(
              value ->
                  faults.add(
                      name + ", line " + row.line() + ": " + value + " is a spreadsheet's error."));
    }
    faults.throwIfAny("Correct the formula, or leave the row out.");
  }

  private void requireWhole() {
    Faults faults = new Faults(ErrorCode.BAD_VALUE);
    for (Cells row : rows) {
      row.prompt()
          .filter(Table::hasHalf)
          .ifPresent(
              prompt ->
                  faults.add(
                      name + ", line " + row.line() + ": the prompt holds half a character."));
    }
    faults.throwIfAny("Remove the lone surrogate (U+D800 to U+DFFF), or write its pair.");
  }

  private static boolean hasHalf(String text) {
    return text.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }
}
