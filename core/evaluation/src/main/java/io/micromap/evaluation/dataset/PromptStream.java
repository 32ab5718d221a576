package io.micromap.evaluation.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.evaluation.dataset.LineReader.Line;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Hands over the prompts of a stream one by one, so that a caller at the other end of a pipe gets
 * each answer. Only spreadsheets and JSON arrays are read as a whole.
 */
public final class PromptStream {

  private static final String NO_FIELDS = "{}";

  private final String name;
  private final Columns columns;
  private final PromptReceiver receiver;
  private int rows;

  /**
   * A stream of prompts.
   *
   * @param name of the stream, for messages
   * @param columns names of the columns or fields of prompts and ids
   * @param receiver of prompts and bad lines
   */
  public PromptStream(String name, Columns columns, PromptReceiver receiver) {
    this.name = name;
    this.columns = columns;
    this.receiver = receiver;
  }

  /**
   * Reads a stream to its end.
   *
   * @throws MicromapException if it holds no prompts, or is of a form that is not read
   * @throws IOException if reading fails
   */
  public void read(InputStream stream, PromptForm form) throws IOException {
    InputBytes input = InputBytes.of(name, stream);
    if (input.isArchive()) {
      table(Source.of(name, input.stream()));
    } else {
      lines(new LineReader(name, input.stream()), form);
    }
    if (rows == 0) {
      throw new MicromapException(
          ErrorCode.EMPTY_FILE, name + ": holds no prompts. Give at least one.");
    }
  }

  private void lines(LineReader lines, PromptForm form) throws IOException {
    Optional<Line> first = lines.next();
    while (first.isPresent() && first.get().isBlank()) {
      first = lines.next();
    }
    if (first.isEmpty()) {
      return;
    }
    String text = first.get().text();
    if (isCsv(text, form)) {
      new CsvPrompts(name, columns, lines).read(first.get(), this);
    } else if (form != PromptForm.LINES && isArray(text)) {
      table(Source.of(name, lines.rest(first.get())));
    } else {
      boolean json = form == PromptForm.JSONL || (form == PromptForm.AUTO && isObject(text));
      for (Optional<Line> line = first; line.isPresent(); line = lines.next()) {
        line(line.get(), json);
      }
    }
  }

  private boolean isCsv(String first, PromptForm form) {
    return switch (form) {
      case CSV -> true;
      case LINES -> false;
      case AUTO -> Delimiter.isPromptHeader(first, columns) || (isNamed() && !isObject(first));
      case JSONL -> Delimiter.isPromptHeader(first, columns) && !isWord(first);
    };
  }

  private boolean isNamed() {
    return columns.text().isPresent();
  }

  /** Whether a line is one word, as plain prompts and broken JSON may be. */
  private static boolean isWord(String first) {
    return first.strip().chars().allMatch(Character::isLetterOrDigit);
  }

  private static boolean isObject(String first) {
    return first.stripLeading().startsWith("{");
  }

  private static boolean isArray(String first) {
    String start = first.strip();
    return start.equals("[") || (start.startsWith("[") && Table.isArray(start));
  }

  private void table(Source source) {
    for (Prompt prompt : PromptReader.read(source, columns)) {
      rows++;
      receiver.prompt(prompt, NO_FIELDS);
    }
  }

  private void line(Line line, boolean json) {
    if (line.isBlank()) {
      return;
    }
    rows++;
    if (line.fault().isPresent()) {
      receiver.bad(new BadLine(line.number(), Optional.empty(), line.fault().get()));
    } else if (json) {
      object(line);
    } else {
      String id = Integer.toString(rows);
      receiver.prompt(new Prompt(id, line.text(), line.number(), false), NO_FIELDS);
    }
  }

  private void object(Line line) {
    Optional<String> id = Optional.empty();
    JsonRow reader = new JsonRow(columns);
    try {
      JsonNode node = JsonRow.parse(line.text());
      Optional<String> given = reader.id(node);
      id = Optional.of(given.orElse(Integer.toString(rows)));
      Prompt prompt = new Prompt(id.get(), reader.prompt(node), line.number(), given.isPresent());
      receiver.prompt(prompt, line.text());
    } catch (IllegalArgumentException e) {
      receiver.bad(new BadLine(line.number(), id, PromptLines.fault(name, line.number(), e)));
    }
  }

  /** Hands over a row of a CSV. */
  void row(Optional<String> id, String text, int line) {
    rows++;
    String number = Integer.toString(rows);
    try {
      id.ifPresent(Ids::require);
      Prompt prompt = new Prompt(id.orElse(number), text, line, id.isPresent());
      receiver.prompt(prompt, NO_FIELDS);
    } catch (IllegalArgumentException e) {
      bad(
          new MicromapException(
              ErrorCode.BAD_CSV, name + ", line " + line + ": " + e.getMessage(), e),
          line);
    }
  }

  /** Hands over a line of a CSV that is no row. */
  void badRow(MicromapException fault, int line) {
    rows++;
    bad(fault, line);
  }

  private void bad(MicromapException fault, int line) {
    receiver.bad(new BadLine(line, Optional.of(Integer.toString(rows)), fault));
  }
}
