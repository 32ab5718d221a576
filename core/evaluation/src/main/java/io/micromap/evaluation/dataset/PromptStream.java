package io.micromap.evaluation.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.evaluation.dataset.LineReader.Line;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Hands over the prompts of a stream one by one, so that a caller at the other end of a pipe gets
 * each answer. Only spreadsheets and JSON arrays are read as a whole.
 */
public final class PromptStream {

  private static final String NO_FIELDS = "{}";

  private final String name;
  private final Columns columns;
  private final Consumer<UnreadPrompt> receiver;
  private final ObjIntConsumer<String> guessed;
  private boolean isGuess;
  private int rows;

  /**
   * A stream of prompts.
   *
   * @param name of the stream, for messages
   * @param columns names of the columns or fields of prompts and ids
   * @param receiver of rows, in order; each can be read by any thread
   * @param guessed gets the column of the prompts and the line of the header before the rows come,
   *     where nothing but that line says that the stream is a CSV
   */
  public PromptStream(
      String name,
      Columns columns,
      Consumer<UnreadPrompt> receiver,
      ObjIntConsumer<String> guessed) {
    this.name = name;
    this.columns = columns;
    this.receiver = receiver;
    this.guessed = guessed;
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
      isGuess = form != PromptForm.CSV && !isNamed() && !isCsvFile();
      new CsvPrompts(name, columns, lines).read(first.get(), this);
    } else if (form != PromptForm.LINES && isArray(text)) {
      table(Source.of(name, lines.rest(first.get())));
    } else if (form == PromptForm.AUTO && isTexts(text)) {
      throw MicromapException.naming(
          ErrorCode.BAD_JSON,
          "%s, line %s: is an array of texts. Give one prompt a line, or {\"prompt\": \"…\"} a line;"
              + " %s lines takes the line for a prompt as it stands.",
          name,
          first.get().number(),
          new Field("promptForm"));
    } else {
      boolean json = form == PromptForm.JSONL || (form == PromptForm.AUTO && isObject(text));
      isGuess = form == PromptForm.AUTO;
      for (Optional<Line> line = first; line.isPresent(); line = lines.next()) {
        line(line.get(), json);
      }
    }
  }

  private boolean isCsv(String first, PromptForm form) {
    return switch (form) {
      case CSV -> true;
      case LINES -> false;
      case AUTO ->
          Delimiter.isPromptHeader(first, columns)
              || ((isNamed() || isCsvFile()) && !isObject(first) && !isArray(first));
      case JSONL -> Delimiter.isPromptHeader(first, columns) && !isWord(first);
    };
  }

  /** A file that is called a table is one, or its rows would be prompts with all their cells. */
  private boolean isCsvFile() {
    String plain = name.toLowerCase(Locale.ROOT);
    return Stream.of(".csv", ".tsv", ".csv.gz", ".tsv.gz").anyMatch(plain::endsWith);
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

  /** Whether a line is {@code ["…", "…"]}: prompts that would be read as one. */
  private static boolean isTexts(String first) {
    if (!first.strip().startsWith("[\"")) {
      return false;
    }
    try {
      JsonNode node = Json.mapper().readTree(first);
      return StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isTextual);
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private void table(Source source) {
    for (Prompt prompt : PromptReader.read(source, columns)) {
      rows++;
      handOver(prompt.text().length(), to -> to.prompt(prompt, NO_FIELDS));
    }
  }

  private void handOver(int size, Consumer<PromptReceiver> reading) {
    receiver.accept(new UnreadPrompt(size, reading));
  }

  private void line(Line line, boolean json) {
    if (!line.isBlank()) {
      int row = ++rows;
      handOver(line.bytes().length, to -> read(line, json, row, to));
    }
  }

  private void read(Line line, boolean json, int row, PromptReceiver to) {
    Optional<MicromapException> fault = line.fault();
    if (fault.isPresent()) {
      to.bad(new BadLine(line.number(), Optional.empty(), fault.get()));
    } else if (json) {
      object(line, row, to);
    } else {
      String id = Integer.toString(row);
      to.prompt(new Prompt(id, line.text(), line.number(), false), NO_FIELDS);
    }
  }

  private void object(Line line, int row, PromptReceiver to) {
    Optional<Object> id = Optional.empty();
    JsonRow reader = new JsonRow(columns);
    String text = line.text();
    Prompt prompt;
    try {
      JsonNode node = JsonRow.parse(text);
      Optional<String> given = reader.id(node);
      String key = given.orElse(Integer.toString(row));
      boolean numbered = reader.isNumbered(node);
      id = Optional.of(Prompt.jsonId(key, numbered));
      prompt = new Prompt(key, reader.prompt(node), line.number(), given.isPresent(), numbered);
    } catch (IllegalArgumentException e) {
      to.bad(new BadLine(line.number(), id, fault(line.number(), e)));
      return;
    }
    try {
      to.prompt(prompt, text);
    } catch (IllegalArgumentException e) {
      String message = name + ", line " + line.number() + ": " + e.getMessage() + ".";
      MicromapException fault = new MicromapException(ErrorCode.BAD_JSON, message, e);
      to.bad(new BadLine(line.number(), id, fault));
    }
  }

  /** The fault of a line; where its form was guessed, how it is read as it stands. */
  private MicromapException fault(int line, IllegalArgumentException e) {
    MicromapException fault = PromptLines.fault(name, line, e);
    return isGuess && fault.code() == ErrorCode.BAD_JSON
        ? MicromapException.naming(
            ErrorCode.BAD_JSON,
            "%s Or have every line read as a prompt with %s lines.",
            fault.getMessage(),
            new Field("promptForm"))
        : fault;
  }

  /** Takes the column of the prompts from the header of a CSV. */
  void header(String column, int line) {
    if (isGuess) {
      guessed.accept(column, line);
    }
  }

  /** Hands over a row of a CSV. */
  void row(Optional<String> id, String text, int line) {
    int row = ++rows;
    handOver(
        text.length(), to -> row(new Prompt(id.orElse(""), text, line, id.isPresent()), row, to));
  }

  private void row(Prompt read, int row, PromptReceiver to) {
    String number = Integer.toString(row);
    try {
      if (read.hasId()) {
        Ids.require(read.id());
      }
      String id = read.hasId() ? read.id() : number;
      to.prompt(new Prompt(id, read.text(), read.line(), read.hasId()), NO_FIELDS);
    } catch (BadValueException e) {
      String message = name + ", line " + read.line() + ": " + e.getMessage();
      MicromapException fault = new MicromapException(ErrorCode.BAD_VALUE, message, e);
      to.bad(new BadLine(read.line(), Optional.of(number), fault));
    }
  }

  /** Hands over a line of a CSV that is no row; without an id it has its number. */
  void badRow(Optional<String> id, MicromapException fault, int line) {
    int row = rows + 1;
    bad(new BadLine(line, Optional.of(id.orElse(Integer.toString(row))), fault));
  }

  /** Hands over a line of a CSV whose id, if it has one, cannot be read. */
  void badRow(MicromapException fault, int line) {
    bad(new BadLine(line, Optional.empty(), fault));
  }

  private void bad(BadLine bad) {
    rows++;
    MicromapException fault = bad.fault();
    handOver(fault.getMessage().length(), to -> to.bad(bad));
  }
}
