package io.micromap.evaluation.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.evaluation.dataset.Table.Cells;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads prompts: JSONL, one object a line with a {@code prompt} and, if wanted, an {@code id}; or a
 * table with such columns.
 */
public final class PromptReader {

  private static final JsonRow USUAL = new JsonRow(Columns.USUAL);

  private PromptReader() {}

  /**
   * All prompts of a file, in order; blank lines are ignored.
   *
   * @throws MicromapException with every faulty line
   */
  public static List<Prompt> read(Source source) {
    return read(source, Columns.USUAL);
  }

  /** As above, from columns or fields of other names. */
  static List<Prompt> read(Source source, Columns columns) {
    return isArrayOrSheet(source) || isCsv(source, columns)
        ? ofTable(Table.read(source, columns))
        : ofLines(source, columns);
  }

  /** Whether a file is a table, rather than lines that are no JSON objects. */
  static boolean isTable(Source source, Columns columns) {
    return isArrayOrSheet(source) || Table.isObject(source.text()) || isCsv(source, columns);
  }

  private static boolean isArrayOrSheet(Source source) {
    return source.sheet().isPresent() || Table.isArray(source.text());
  }

  private static boolean isCsv(Source source, Columns columns) {
    String text = source.text();
    return !Table.isObject(text)
        && columns.isHeader(Delimiter.header(text, Delimiter.of(text, columns).value()));
  }

  private static List<Prompt> ofTable(Table table) {
    if (!table.columns().hasText()) {
      throw noPrompts(table.name(), table.headerLine(), table.header());
    }
    List<Prompt> prompts = new ArrayList<>();
    for (Cells row : table.rows()) {
      String id = row.id().orElse(Integer.toString(prompts.size() + 1));
      prompts.add(new Prompt(id, row.prompt().orElseThrow(), row.line(), row.id().isPresent()));
    }
    return prompts;
  }

  static MicromapException noPrompts(String name, int line, List<String> header) {
    return MicromapException.naming(
        ErrorCode.BAD_CSV,
        "%s, line %s: has no column 'prompt', but %s. Name the column with %s, or have every line"
            + " read as a prompt with %s lines.",
        name,
        line,
        Columns.list(header),
        new Field("textColumn"),
        new Field("promptForm"));
  }

  private static List<Prompt> ofLines(Source source, Columns columns) {
    List<Prompt> prompts = new ArrayList<>();
    Faults faults = new Faults(ErrorCode.BAD_JSON);
    JsonRow reader = new JsonRow(columns);
    int line = 0;
    for (String text : (Iterable<String>) source.text().lines()::iterator) {
      line++;
      if (text.isBlank()) {
        continue;
      }
      try {
        prompts.add(prompt(reader, JsonRow.parse(text), line, prompts.size() + 1));
      } catch (IllegalArgumentException e) {
        faults.add(source.name() + ", line " + line, e);
      }
    }
    faults.throwIfAny(PromptLines.FORM);
    return prompts;
  }

  /**
   * One prompt.
   *
   * @param line its place in the file
   * @param row its number among the prompts, its id where it has none
   * @throws IllegalArgumentException with what is wrong; a {@link BadValueException} where that is
   *     an id that no artifact could hold
   */
  public static Prompt parse(String text, int line, int row) {
    return prompt(USUAL, JsonRow.parse(text), line, row);
  }

  private static Prompt prompt(JsonRow reader, JsonNode node, int line, int row) {
    String text = reader.prompt(node);
    Optional<String> id = reader.id(node);
    return new Prompt(
        id.orElse(Integer.toString(row)), text, line, id.isPresent(), reader.isNumbered(node));
  }

  /**
   * The id of a line.
   *
   * @param row the line's number among the prompts, its id where it has none
   * @throws IllegalArgumentException if the line has an id that is none; a {@link
   *     BadValueException} where no artifact could hold it
   */
  public static String id(JsonNode line, int row) {
    return USUAL.id(line).orElse(Integer.toString(row));
  }
}
