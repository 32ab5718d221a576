package io.micromap.evaluation.dataset;

import io.micromap.evaluation.dataset.LineReader.Line;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.text.Counted;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a CSV of prompts record by record.
 *
 * @param name of the stream, for messages
 * @param columns names of the columns of prompts and ids
 * @param lines behind the first
 */
record CsvPrompts(String name, Columns columns, LineReader lines) {

  /**
   * Hands over the rows that come behind the first line, which is the header or names a separator.
   */
  void read(Line first, PromptStream stream) throws IOException {
    Line header = first;
    Delimiter delimiter = Delimiter.of(first.text() + "\n", columns);
    if (delimiter.linesBefore() > 0) {
      header = lines.next().orElse(first);
    }
    try (CSVParser parser = CSVParser.parse(new Records(header, stream), delimiter.format())) {
      Iterator<CSVRecord> records = parser.iterator();
      List<String> names = records.next().toList();
      Columns.Places places = columns.in(names, name + ", line " + header.number());
      if (!places.hasText()) {
        throw PromptReader.noPrompts(name, header.number(), names);
      }
      stream.header(names.get(places.text()), header.number());
      while (records.hasNext()) {
        add(records.next(), names.size(), places, stream);
      }
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof CSVException)) {
        throw e.getCause();
      }
      MicromapException fault =
          new MicromapException(
              ErrorCode.BAD_CSV,
              name
                  + ", line "
                  + lines.number()
                  + ": a quote is opened and not closed rightly; what follows is not read."
                  + " Close every quote, and double the quotes inside quoted fields (RFC 4180).",
              e);
      stream.badRow(fault, lines.number());
    }
  }

  private void add(CSVRecord values, int size, Columns.Places places, PromptStream stream) {
    if (values.size() > 1 && values.stream().allMatch(String::isEmpty)) {
      return;
    }
    int line = lines.number() - lineBreaks(values);
    Optional<String> id =
        Optional.of(places.id())
            .filter(place -> places.hasId() && place < values.size())
            .map(values::get);
    if (values.size() != size) {
      stream.badRow(
          id.filter(Ids::isOne),
          MicromapException.naming(
              ErrorCode.BAD_CSV,
              "%s, line %s: %s where the header has %s. Quote a field that holds the delimiter,"
                  + " and give each row all fields; or have every line read as a prompt with %s"
                  + " lines.",
              name,
              line,
              Counted.of(values.size(), "field"),
              size,
              new Field("promptForm")),
          line);
      return;
    }
    stream.row(id, values.get(places.text()), line);
  }

  /** Line breaks inside the values: a row that begins at a line ends so many lines below. */
  private static int lineBreaks(CSVRecord values) {
    return (int) values.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
  }

  /** The lines as one text, each only once it is asked for. */
  private final class Records extends Reader {

    private final PromptStream stream;
    private String text;
    private int place;

    Records(Line header, PromptStream stream) {
      this.stream = stream;
      this.text = header.require() + "\n";
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
      if (place == text.length() && !advance()) {
        return -1;
      }
      int given = Math.min(length, text.length() - place);
      text.getChars(place, place + given, target, from);
      place += given;
      return given;
    }

    private boolean advance() throws IOException {
      Optional<Line> next = lines.next();
      next.flatMap(Line::fault)
          .ifPresent(fault -> stream.badRow(Optional.empty(), fault, lines.number()));
      text = next.map(line -> line.text() + "\n").orElse("");
      place = 0;
      return next.isPresent();
    }

    @Override
    public void close() {
      // The stream is the caller's.
    }
  }
}
