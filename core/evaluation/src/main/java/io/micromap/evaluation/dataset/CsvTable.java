package io.micromap.evaluation.dataset;

import io.micromap.evaluation.dataset.BadRows.Rule;
import io.micromap.evaluation.dataset.Table.Cells;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.text.Counted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV with a header, its values parted by commas, semicolons or tabs. */
final class CsvTable {

  private static final Pattern LINE = Pattern.compile("(?:startline|line:?) ?([0-9]+)");

  private final Source source;
  private final Columns columns;
  private final Optional<BadRows> listed;
  private final Faults faults = new Faults(ErrorCode.BAD_CSV);

  /** A reader of a file; {@code listed} receives faulty rows. */
  CsvTable(Source source, Columns columns, Optional<BadRows> listed) {
    this.source = source;
    this.columns = columns;
    this.listed = listed;
  }

  /**
   * Reads the file.
   *
   * @throws MicromapException with every faulty line, where nobody lists them
   */
  Table read() {
    Delimiter delimiter = Delimiter.of(source.text(), columns);
    try (CSVParser parser = CSVParser.parse(delimiter.table(), delimiter.format())) {
      return table(parser, delimiter);
    } catch (IOException | UncheckedIOException e) {
      throw malformed(e, delimiter.linesBefore());
    }
  }

  private Table table(CSVParser parser, Delimiter delimiter) {
    String text = delimiter.table();
    Iterator<CSVRecord> records = parser.iterator();
    int line = 1 + delimiter.linesBefore() + lineEnds(text, 0);
    if (!records.hasNext()) {
      throw new MicromapException(
          ErrorCode.EMPTY_FILE, source.name() + ": is empty. Give the file that was meant.");
    }
    List<String> header = records.next().toList();
    Columns.Places places = columns.in(header, source.name() + ", line " + line);
    if (!places.hasLabel() && !places.hasText()) {
      throw LabelTable.noLabels(source.name(), line, header);
    }
    List<Cells> rows = new ArrayList<>();
    int headerLine = line;
    line = lineAfter(parser, delimiter);
    while (records.hasNext()) {
      CSVRecord values = records.next();
      line += lineEnds(text, (int) values.getCharacterPosition());
      add(rows, values, header, places, line);
      line = lineAfter(parser, delimiter);
    }
    faults.end(listed, Rule.FORM, "Expected the columns %s in every row.", Columns.list(header));
    return new Table(source.name(), headerLine, header, places, List.copyOf(rows));
  }

  private static int lineAfter(CSVParser parser, Delimiter delimiter) {
    return (int) parser.getCurrentLineNumber() + 1 + delimiter.linesBefore();
  }

  private void add(
      List<Cells> rows, CSVRecord values, List<String> header, Columns.Places places, int line) {
    if (values.stream().allMatch(String::isEmpty) && values.size() > 1) {
      return;
    }
    if (values.size() != header.size()) {
      faults.add(
          source.name() + ", line " + line,
          Counted.of(values.size(), "field") + " where the header has " + header.size() + ".");
      rows.add(Cells.unread(line));
      return;
    }
    rows.add(
        new Cells(
            places.hasId() ? Optional.of(values.get(places.id())) : Optional.empty(),
            places.hasText() ? Optional.of(values.get(places.text())) : Optional.empty(),
            places.hasLabel() ? Optional.of(values.get(places.label())) : Optional.empty(),
            line));
  }

  private MicromapException malformed(Exception e, int linesBefore) {
    Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
    boolean unclosed = String.valueOf(e.getMessage()).contains("EOF reached");
    return new MicromapException(
        ErrorCode.BAD_CSV,
        source.name()
            + (line.find() ? ", line " + (Integer.parseInt(line.group(1)) + linesBefore) : "")
            + (unclosed
                ? ": a quote is opened and never closed."
                : ": there is text between a closing quote and the next comma.")
            + " Close every quote, and double the quotes inside quoted fields (RFC 4180).",
        e);
  }

  /** Number of line ends from a place on, up to the first other character. */
  private static int lineEnds(String text, int from) {
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
}
