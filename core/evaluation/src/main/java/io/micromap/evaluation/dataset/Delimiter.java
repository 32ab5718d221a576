package io.micromap.evaluation.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * What parts the values of a CSV: the one with which its header has the columns that are wanted.
 *
 * @param value a comma, a semicolon or a tab, or what a first line {@code sep=} names
 * @param table the text without such a line
 * @param linesBefore how many lines stand before the table
 */
record Delimiter(char value, String table, int linesBefore) {

  private static final Pattern SEPARATOR_LINE =
      Pattern.compile("\\Asep=(.)(?:\\r\\n|\\n|\\r)", Pattern.CASE_INSENSITIVE);
  private static final List<Character> KNOWN = List.of(',', ';', '\t');

  static Delimiter of(String text, Columns columns) {
    Matcher line = SEPARATOR_LINE.matcher(text);
    if (line.find()) {
      return new Delimiter(line.group(1).charAt(0), text.substring(line.end()), 1);
    }
    char best =
        KNOWN.stream()
            .filter(each -> columns.isHeader(header(text, each)))
            .findFirst()
            .orElseGet(() -> mostColumns(text));
    return new Delimiter(best, text, 0);
  }

  /** The format of a CSV with this delimiter. */
  CSVFormat format() {
    return format(value);
  }

  private static char mostColumns(String text) {
    return KNOWN.stream()
        .max(
            Comparator.comparingInt((Character each) -> header(text, each).size())
                .thenComparing(Comparator.comparing(KNOWN::indexOf).reversed()))
        .orElseThrow();
  }

  /** Whether a line is the header of a CSV with a column of prompts, or names its separator. */
  static boolean isPromptHeader(String line, Columns columns) {
    Delimiter delimiter = of(line + "\n", columns);
    return delimiter.linesBefore > 0 || columns.hasPrompt(header(line, delimiter.value));
  }

  /** The first record, with a delimiter; empty where it has a quote that is never closed. */
  static List<String> header(String text, char delimiter) {
    try (CSVParser parser = CSVParser.parse(text, format(delimiter))) {
      return parser.stream().findFirst().map(first -> first.toList()).orElse(List.of());
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private static CSVFormat format(char delimiter) {
    return CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).get();
  }
}
