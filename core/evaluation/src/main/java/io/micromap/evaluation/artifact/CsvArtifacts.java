package io.micromap.evaluation.artifact;

import io.micromap.evaluation.dataset.Source;
import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.evaluation.metrics.DecidedRow.Ranked;
import io.micromap.evaluation.metrics.Metric;
import io.micromap.evaluation.metrics.MetricValues;
import io.micromap.evaluation.metrics.Outcome;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Check;
import io.micromap.runtime.mapper.Reason;
import io.micromap.runtime.mapper.VisibleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/** The two CSV files of a sweep; equal results give equal bytes. */
public final class CsvArtifacts {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').setQuoteMode(QuoteMode.MINIMAL).get();

  private static final String[] ROWS = {
    "id",
    "gold_label",
    "predicted",
    "confidence",
    "abstain",
    "threshold",
    "reason",
    "runner_up",
    "margin",
    "prompt",
    "candidate"
  };

  /** Columns of a file that an older version wrote. */
  private static final int COLUMNS_BEFORE = 10;

  private static final List<String> REASONS =
      Arrays.stream(Reason.values()).map(Reason::code).toList();

  private CsvArtifacts() {}

  /** {@code rows.csv}: one line a decision. */
  public static byte[] rows(List<DecidedRow> rows) {
    return rows(rows, SpreadsheetCells.PLAIN);
  }

  /** The same with texts for a spreadsheet. */
  public static byte[] rows(List<DecidedRow> rows, SpreadsheetCells cells) {
    return print(
        ROWS,
        text -> {
          for (DecidedRow row : rows) {
            printUnquoted(
                text,
                cells.of(row.id()),
                cells.of(row.outcome().gold()),
                cells.of(row.outcome().answer().orElse("")),
                decimal(row.confidence()),
                row.abstained() ? "True" : "False",
                decimal(row.threshold()),
                row.reason(),
                cells.of(row.runnerUp()),
                decimal(row.margin()));
            FORMAT.print(cells.of(row.prompt()), text, false);
            text.append(',').append(cells.of(row.candidate())).append('\n');
          }
        });
  }

  /** {@code metrics.csv}: one line a threshold. */
  public static byte[] metrics(List<MetricValues> points) {
    return points(points.stream().map(MetricValues::values).toList());
  }

  /** The same of points that lack what needs labels; values by names of metrics. */
  public static byte[] points(List<Map<String, Number>> points) {
    return print(
        Metric.codes(),
        text -> {
          for (Map<String, Number> point : points) {
            printUnquoted(
                text,
                Arrays.stream(Metric.values())
                    .map(metric -> Optional.ofNullable(point.get(metric.code())))
                    .map(value -> value.map(CsvArtifacts::cell).orElse(""))
                    .toArray(String[]::new));
            text.append('\n');
          }
        });
  }

  private static String cell(Number value) {
    return value instanceof Integer ? value.toString() : decimal(value.doubleValue());
  }

  /**
   * Reads {@code rows.csv} back.
   *
   * @throws MicromapException if the file is not one
   */
  public static List<DecidedRow> readRows(Source source) {
    List<DecidedRow> rows = new ArrayList<>();
    CSVFormat format = FORMAT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(source.text(), format)) {
      List<String> names = parser.getHeaderNames();
      if (!names.equals(List.of(ROWS)) && !names.equals(List.of(ROWS).subList(0, COLUMNS_BEFORE))) {
        throw notRows(source, null);
      }
      for (CSVRecord line : parser) {
        rows.add(decided(line, source, names.size()));
      }
      return rows;
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw notRows(source, e);
    }
  }

  private static DecidedRow decided(CSVRecord line, Source source, int columns) {
    try {
      Check.that(
          line.size() == columns, "the line", line.size() + " values", String.valueOf(columns));
      DecidedRow row = decided(line);
      requireDecision(row, line.get("abstain"));
      return row;
    } catch (IllegalArgumentException e) {
      throw new MicromapException(
          ErrorCode.BAD_CSV,
          source.name()
              + ", line "
              + (line.getRecordNumber() + 1)
              + ": "
              + (e instanceof NumberFormatException ? "a number is none" : e.getMessage())
              + ". Give the rows.csv that a sweep wrote.",
          e);
    }
  }

  /** Refuses what no decision can be. */
  private static void requireDecision(DecidedRow row, String abstain) {
    Check.unit("confidence", row.confidence());
    Check.unit("threshold", row.threshold());
    Check.unit("margin", row.ranked().margin());
    Check.word("reason", row.reason(), REASONS);
    Check.word("abstain", abstain, List.of(row.abstained() ? "True" : "False"));
    boolean confident = row.reason().equals(Reason.CONFIDENT.code());
    Check.that(
        confident != row.abstained(),
        "reason",
        row.reason(),
        row.abstained() ? "one of an abstention" : Reason.CONFIDENT.code());
    Check.that(
        row.abstained() || row.outcome().answer().equals(Optional.of(row.candidate())),
        "candidate",
        "'" + row.candidate() + "'",
        "the class that was predicted");
    Check.that(
        row.abstained() || row.confidence() >= row.threshold(),
        "confidence",
        row.confidence(),
        "as high as the threshold, so that the row cannot be answered");
  }

  private static DecidedRow decided(CSVRecord line) {
    String predicted = line.get("predicted");
    return new DecidedRow(
        line.get("id"),
        new Outcome(
            line.get("gold_label"),
            predicted.isEmpty() ? Optional.empty() : Optional.of(predicted)),
        Double.parseDouble(line.get("confidence")),
        Double.parseDouble(line.get("threshold")),
        line.get("reason"),
        new Ranked(
            line.isMapped("candidate") ? line.get("candidate") : predicted,
            line.get("runner_up"),
            Double.parseDouble(line.get("margin"))),
        line.get("prompt"));
  }

  /**
   * Values with a comma between them: ids, labels and numbers, which need no quotes. Commons CSV
   * would quote some of them, such as {@code #1}, and line tools would take the quotes for text.
   */
  static void printUnquoted(StringBuilder text, String... values) {
    String separator = "";
    for (String value : values) {
      text.append(separator).append(value);
      separator = ",";
    }
  }

  private static MicromapException notRows(Source source, Exception cause) {
    return new MicromapException(
        ErrorCode.BAD_CSV,
        source.name() + ": is not a rows.csv. Give the one that a sweep wrote.",
        cause);
  }

  /** A number with six decimals; {@link String#format} differs between versions of Java. */
  static String decimal(double value) {
    return new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** The free text at the end of a line, without line breaks. */
  static void printText(StringBuilder text, String prompt) throws IOException {
    FORMAT.print(prompt, text, false);
    text.append('\n');
  }

  /**
   * The free text at the end of a line whose end is not written; line breaks become {@code \\n}.
   */
  static void printLastText(StringBuilder text, String prompt) throws IOException {
    FORMAT.print(DecidedRow.oneLine(prompt), text, false);
  }

  static byte[] print(String[] header, Body body) {
    StringBuilder text = new StringBuilder();
    try {
      FORMAT.printRecord(text, (Object[]) header);
      body.print(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return VisibleText.encodable(text.toString()).getBytes(StandardCharsets.UTF_8);
  }

  @FunctionalInterface
  interface Body {
    void print(StringBuilder text) throws IOException;
  }
}
