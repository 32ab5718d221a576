package io.micromap.spark;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.error.Suggestion;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.spark.EvaluationCounts.Confusion;
import io.micromap.spark.EvaluationCounts.LabelCount;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Counts answered rows by label and answer. Executors send counts, not rows.
 *
 * @param mapper that answered
 * @param oosLabel the label of out-of-scope rows
 */
record Evaluation(Mapper mapper, String oosLabel) {

  private static final String ANSWER = "answer";
  private static final String ROWS = "rows";

  /**
   * Rows with one label and one answer.
   *
   * @param label that they have
   * @param answer that they get, where they get one
   * @param rows how many
   */
  private record Cell(String label, Optional<String> answer, long rows) {

    boolean isCorrect() {
      return answer.equals(Optional.of(label));
    }
  }

  /**
   * Counts rows.
   *
   * @param answered with the columns of {@link RowColumns}
   * @throws MicromapException if a row has no label, or one that the mapper does not have
   */
  EvaluationCounts count(Dataset<Row> answered) {
    List<Cell> cells =
        answered
            .groupBy(
                functions.col(RowColumns.GOLD),
                functions.col(RowColumns.DECISION + ".label").as(ANSWER))
            .agg(functions.count(functions.lit(1)).as(ROWS))
            .limit(mostCells() + 1)
            .collectAsList()
            .stream()
            .map(this::cell)
            .toList();
    SortedSet<String> labels = new TreeSet<>(mapper.labelNames());
    cells.forEach(cell -> labels.add(cell.label));
    return new EvaluationCounts(
        labels.stream().map(label -> line(label, cells)).toList(),
        confusions(cells),
        oosLabel,
        mapper.model());
  }

  /** Labels and the out-of-scope one, each with every answer and none. */
  private int mostCells() {
    int labels = mapper.labelNames().size();
    return (labels + 1) * (labels + 1);
  }

  private Cell cell(Row row) {
    if (row.isNullAt(0)) {
      throw MicromapException.naming(
          ErrorCode.BAD_VALUE,
          "%s rows or more have no label. Leave them out, or name another column with %s.",
          row.getLong(2),
          new Field("labelColumn"));
    }
    String label = row.getString(0);
    if (!label.equals(oosLabel) && !mapper.labelNames().contains(label)) {
      throw unknown(label);
    }
    return new Cell(
        label, row.isNullAt(1) ? Optional.empty() : Optional.of(row.getString(1)), row.getLong(2));
  }

  private MicromapException unknown(String label) {
    return MicromapException.naming(
        ErrorCode.UNKNOWN_LABEL,
        "The mapper has no label '%s'.%s It has %s labels; rows out of scope have the label '%s'"
            + " (%s changes the word).",
        label,
        Suggestion.didYouMean(label, mapper.labelNames()),
        mapper.labelNames().size(),
        oosLabel,
        new Field("oosLabel"));
  }

  private static LabelCount line(String label, List<Cell> cells) {
    return new LabelCount(
        label,
        sum(cells, cell -> cell.label.equals(label)),
        sum(cells, cell -> cell.label.equals(label) && cell.answer.isPresent()),
        sum(cells, cell -> cell.label.equals(label) && cell.isCorrect()),
        sum(cells, cell -> cell.answer.equals(Optional.of(label))));
  }

  private static long sum(List<Cell> cells, Predicate<Cell> which) {
    return cells.stream().filter(which).mapToLong(Cell::rows).sum();
  }

  private static List<Confusion> confusions(List<Cell> cells) {
    return cells.stream()
        .filter(cell -> cell.answer.isPresent() && !cell.isCorrect())
        .map(cell -> new Confusion(cell.label, cell.answer.orElseThrow(), cell.rows))
        .sorted(
            Comparator.comparingLong(Confusion::rows)
                .reversed()
                .thenComparing(Confusion::label)
                .thenComparing(Confusion::answer))
        .toList();
  }
}
