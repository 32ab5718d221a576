package io.micromap.evaluation.dataset;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.micromap.evaluation.dataset.BadRows.Rule;
import io.micromap.evaluation.dataset.Table.Cells;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.json.JsonFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads rows that are JSON objects: one a line, or all in one array. */
final class JsonTable {

  private static final String FIX =
      "Each row has the form {\"prompt\": \"…\", \"label\": \"…\"}, with an \"id\" if you like.";

  private static final ObjectReader ONE_OF_MANY =
      Json.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Source source;
  private final JsonRow reader;
  private final Optional<BadRows> listed;
  private final List<Cells> rows = new ArrayList<>();

  /** Numbers of the rows that cannot be read, from 0. */
  private final Set<Integer> unread = new HashSet<>();

  private List<String> header = List.of();
  private final Faults faults = new Faults(ErrorCode.BAD_JSON);

  private JsonTable(Source source, Columns columns, Optional<BadRows> listed) {
    this.source = source;
    this.listed = listed;
    this.reader = new JsonRow(columns);
  }

  /**
   * Reads one object a line; blank lines are ignored.
   *
   * @throws MicromapException with every faulty line, where nobody lists them
   */
  static Table ofLines(Source source, Columns columns, Optional<BadRows> listed) {
    JsonTable table = new JsonTable(source, columns, listed);
    int line = 0;
    for (String text : (Iterable<String>) source.text().lines()::iterator) {
      line++;
      if (!text.isBlank()) {
        table.addLine(text, line);
      }
    }
    return table.finish();
  }

  /**
   * Reads an array of objects.
   *
   * @throws MicromapException with every faulty row, where nobody lists them
   */
  static Table ofArray(Source source, Columns columns, Optional<BadRows> listed) {
    JsonTable table = new JsonTable(source, columns, listed);
    try (JsonParser parser = Json.mapper().createParser(source.text())) {
      table.addAll(parser);
    } catch (JsonProcessingException e) {
      throw new MicromapException(
          ErrorCode.BAD_JSON,
          JsonFault.malformed(source.name(), e) + ". Give an array of objects, or one a line.",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table.finish();
  }

  private void addAll(JsonParser parser) throws IOException {
    parser.nextToken();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int line = parser.currentTokenLocation().getLineNr();
      add(ONE_OF_MANY.readTree(parser), line);
    }
    if (parser.nextToken() != null) {
      faults.add(
          source.name()
              + ", line "
              + parser.currentTokenLocation().getLineNr()
              + ": something stands behind the end of the array.");
    }
  }

  private void addLine(String text, int line) {
    try {
      add(JsonRow.parse(text), line);
    } catch (IllegalArgumentException e) {
      addUnread(line, e);
    }
  }

  private void add(JsonNode row, int line) {
    try {
      Cells cells = reader.cells(row, line);
      if (rows.size() == unread.size()) {
        header = JsonRow.fields(row);
      }
      rows.add(cells);
    } catch (IllegalArgumentException e) {
      addUnread(line, e);
    }
  }

  private void addUnread(int line, IllegalArgumentException e) {
    addFault(line, e);
    unread.add(rows.size());
    rows.add(Cells.unread(line));
  }

  private void addFault(int line, IllegalArgumentException e) {
    faults.add(source.name() + ", line " + line, e);
  }

  private Table finish() {
    Optional<Cells> first =
        IntStream.range(0, rows.size())
            .filter(row -> !unread.contains(row))
            .mapToObj(rows::get)
            .findFirst();
    first.ifPresent(this::requireAlike);
    faults.end(first.isPresent() ? listed : Optional.empty(), Rule.FORM, FIX);
    return new Table(
        source.name(),
        first.map(Cells::line).orElse(1),
        header,
        new Columns.Places(
            place(first.flatMap(Cells::prompt), reader.columns().textName()),
            place(first.flatMap(Cells::label), reader.columns().labelName()),
            place(first.flatMap(Cells::id), reader.columns().idName())),
        List.copyOf(rows));
  }

  /** Where a field of the first row stands among its fields. */
  private int place(Optional<String> value, String name) {
    return value.isEmpty() ? Columns.NONE : Math.max(header.indexOf(name), 0);
  }

  /** Every row has a prompt and a label if the first has. */
  private void requireAlike(Cells first) {
    for (int i = 0; i < rows.size(); i++) {
      Cells row = rows.get(i);
      if (unread.contains(i)) {
        continue;
      }
      if (row.prompt().isEmpty() && first.prompt().isPresent()) {
        addFault(row.line(), JsonRow.missing(reader.columns().textName()));
        rows.set(i, Cells.unread(row.line()));
      } else if (row.label().isEmpty() && first.label().isPresent()) {
        addFault(row.line(), JsonRow.missing(reader.columns().labelName()));
      }
    }
  }
}
