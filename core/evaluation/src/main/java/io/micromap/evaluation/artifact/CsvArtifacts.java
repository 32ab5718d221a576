package io.micromap.evaluation.artifact;

import io.micromap.evaluation.dataset.Source;
import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.evaluation.metrics.Metric;
import io.micromap.evaluation.metrics.MetricValues;
import io.micromap.evaluation.metrics.Outcome;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Check;
import io.micromap.runtime.mapper.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  private static final List<String> REASONS =
      Arrays.stream(Reason.values()).map(Reason::code).toList();

  private CsvArtifacts() {}

  /** {@code rows.csv}: one line a decision. */
  public static byte[] rows(List<DecidedRow> rows) {
    return print(
        ROWS,
        text -> {
          for (DecidedRow row : rows) {
            printUnquoted(
                text,
                row.id(),
                row.outcome().gold(),
                row.outcome().answer().orElse(""),
                decimal(row.confidence()),
                row.abstained() ? "True" : "False",
                decimal(row.threshold()),
                row.reason(),
                row.ranked().runnerUp(),
                decimal(row.ranked().margin()));
            FORMAT.print(row.prompt(), text, false);
            text.append(',').append(row.candidate()).append('\n');
          }
        });
  }

  /** {@code metrics.csv}: one line a threshold. */
  public static byte[] metrics(List<MetricValues> points) {
    return print(
        Metric.codes(),
        text -> {
          for (MetricValues point : points) {
            printUnquoted(
                text,
                Arrays.stream(Metric.values())
                    .map(metric -> point.find(metric).map(CsvArtifacts::cell).orElse(""))
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
      if (!parser.getHeaderNames().equals(List.of(ROWS))) {
        throw notRows(source, null);
      }
      for (CSVRecord line : parser) {
        rows.add(decided(line, source));
      }
      return rows;
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw notRows(source, e);
    }
  }

  private static DecidedRow decided(CSVRecord line, Source source) {
    try {
      Check.that(line.size() == ROWS.length, "the line", line.size() + " values", "eleven");
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
        row.outcome().answer().map(row.candidate()::equals).orElse(true),
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
        new DecidedRow.Ranked(
            line.get("candidate"), line.get("runner_up"), Double.parseDouble(line.get("margin"))),
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
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @FunctionalInterface
  interface Body {
    void print(StringBuilder text) throws IOException;
  }
}
