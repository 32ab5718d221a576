package io.micromap.evaluation.dataset;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A labels CSV: columns {@code prompt,label}, or {@code id,label}, or {@code label} alone, or all.
 *
 * @param name of the file, for messages
 * @param hasPrompt whether there is a prompt column
 * @param hasId whether there is an id column
 * @param rows in the order of the file
 */
record LabelTable(String name, boolean hasPrompt, boolean hasId, List<LabelRow> rows) {

  private static final List<String> COLUMNS = List.of("id", "prompt", "label");
  private static final Pattern LINE = Pattern.compile("(?:startline|line:?) ?([0-9]+)");
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  /**
   * A row.
   *
   * @param id empty where the file has no such column
   * @param prompt empty where the file has no such column
   * @param label the class
   * @param line where the row begins in the file, from 1
   */
  record LabelRow(Optional<String> id, Optional<String> prompt, String label, int line) {}

  /**
   * Reads a labels CSV.
   *
   * @throws MicromapException with every faulty line
   */
  static LabelTable read(Source source) {
    try (CSVParser parser = CSVParser.parse(source.text(), FORMAT)) {
      Iterator<CSVRecord> records = parser.iterator();
      List<String> header = header(source, records.next().toList());
      List<LabelRow> rows = rows(source, header, parser, records);
      return new LabelTable(
          source.name(), header.contains("prompt"), header.contains("id"), List.copyOf(rows));
    } catch (IOException | UncheckedIOException e) {
      throw malformed(source, e);
    }
  }

  private static List<LabelRow> rows(
      Source source, List<String> header, CSVParser parser, Iterator<CSVRecord> records) {
    List<LabelRow> rows = new ArrayList<>();
    Faults faults = new Faults(ErrorCode.BAD_CSV);
    BadNames names = new BadNames();
    int line = (int) parser.getCurrentLineNumber() + 1;
    while (records.hasNext()) {
      CSVRecord values = records.next();
      line += blankLines(source.text(), (int) values.getCharacterPosition());
      if (values.size() == header.size()) {
        LabelRow row = row(header, values, line);
        names.check(row, source.name());
        rows.add(row);
      } else {
        faults.add(wrongSize(source, line, values.size(), header.size()));
      }
      line = (int) parser.getCurrentLineNumber() + 1;
    }
    faults.throwIfAny("Expected the columns %s in every row.", String.join(",", header));
    names.throwIfAny();
    if (rows.isEmpty()) {
      throw new MicromapException(
          ErrorCode.EMPTY_FILE,
          source.name() + ": has a header and no rows. Give at least one row.");
    }
    return rows;
  }

  private static MicromapException malformed(Source source, Exception e) {
    Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
    boolean unclosed = String.valueOf(e.getMessage()).contains("EOF reached");
    return new MicromapException(
        ErrorCode.BAD_CSV,
        source.name()
            + (line.find() ? ", line " + line.group(1) : "")
            + (unclosed
                ? ": a quote is opened and never closed."
                : ": there is text between a closing quote and the next comma.")
            + " Close every quote, and double the quotes inside quoted fields (RFC 4180).",
        e);
  }

  /** Number of line ends from a place on, up to the first other character. */
  private static int blankLines(String text, int from) {
    int lines = 0;
    for (int i = from;
        i < text.length() && (text.charAt(i) == '\n' || text.charAt(i) == '\r');
        i++) {
      boolean pair = text.startsWith("\r\n", i);
      i += pair ? 1 : 0;
      lines++;
    }
    return lines;
  }

  private static List<String> header(Source source, List<String> header) {
    boolean known = COLUMNS.containsAll(header) && Set.copyOf(header).size() == header.size();
    if (!known || !header.contains("label")) {
      throw new MicromapException(
          ErrorCode.BAD_CSV,
          source.name()
              + ", line 1: has the columns "
              + String.join(",", header)
              + ". Expected prompt,label or id,label or label, in any order and no others.");
    }
    return header;
  }

  /** Where a row stands, for messages. */
  String place(LabelRow row) {
    return name + ", line " + row.line();
  }

  private static String wrongSize(Source source, int line, int found, int expected) {
    return source.name()
        + ", line "
        + line
        + ": "
        + found
        + " fields where the header has "
        + expected
        + ".";
  }

  private static LabelRow row(List<String> header, CSVRecord values, int line) {
    return new LabelRow(
        field(header, values, "id"),
        field(header, values, "prompt"),
        values.get(header.indexOf("label")),
        line);
  }

  private static Optional<String> field(List<String> header, CSVRecord values, String column) {
    int index = header.indexOf(column);
    return index < 0 ? Optional.empty() : Optional.of(values.get(index));
  }
}
