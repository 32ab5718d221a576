package io.micromap.evaluation.metrics;

import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Prediction;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows with what a mapper predicts for them.
 *
 * @param mapper who predicted
 * @param data the rows
 * @param rows the same rows with their predictions, in order
 */
public record ScoredRows(Mapper mapper, LabelledPrompts data, List<ScoredRow> rows)
    implements Iterable<ScoredRow> {

  /** Copies. */
  public ScoredRows {
    rows = List.copyOf(rows);
  }

  /** Predicts all rows, on all cores. */
  public static ScoredRows of(Mapper mapper, LabelledPrompts data) {
    mapper.prepare(data.rows().stream().map(Row::prompt).toList());
    return of(
        mapper,
        data,
        data.rows().parallelStream().map(row -> mapper.predict(row.prompt())).toList());
  }

  /**
   * Rows with predictions made before.
   *
   * @param predictions one per row, in order
   */
  public static ScoredRows of(Mapper mapper, LabelledPrompts data, List<Prediction> predictions) {
    List<Row> rows = data.rows();
    List<Label> labels = mapper.labels();
    return new ScoredRows(
        mapper,
        data,
        IntStream.range(0, rows.size())
            .mapToObj(
                i ->
                    new ScoredRow(
                        rows.get(i), !data.isOos(rows.get(i)), predictions.get(i), labels))
            .toList());
  }

  /** Number of rows. */
  public int size() {
    return rows.size();
  }

  /** Row {@code i}, from 0. */
  public ScoredRow get(int i) {
    return rows.get(i);
  }

  @Override
  public Iterator<ScoredRow> iterator() {
    return rows.iterator();
  }

  /** The rows in order. */
  public Stream<ScoredRow> stream() {
    return rows.stream();
  }

  /** The in-scope rows, in order. */
  public List<ScoredRow> inScope() {
    return stream().filter(ScoredRow::inScope).toList();
  }

  /** The out-of-scope rows, in order. */
  public List<ScoredRow> outOfScope() {
    return stream().filter(row -> !row.inScope()).toList();
  }

  /** The first row of each prompt under each label: copies are one piece of evidence. */
  public ScoredRows different() {
    Set<List<String>> seen = new HashSet<>();
    List<ScoredRow> first =
        rows.stream().filter(row -> seen.add(List.of(row.gold(), row.row().key().text()))).toList();
    return new ScoredRows(mapper, data.with(first.stream().map(ScoredRow::row).toList()), first);
  }

  /** The mapper's classes that no row belongs to. */
  public List<String> absent() {
    List<String> absent = new ArrayList<>(mapper.labelNames());
    absent.removeAll(data.labels());
    return absent;
  }

  /** What becomes of every row under thresholds. */
  public List<Outcome> outcomes(Thresholds thresholds) {
    return stream().map(row -> row.outcome(thresholds)).toList();
  }

  /** Every row with the mapper's decision under thresholds, as {@code rows.csv} has it. */
  public List<DecidedRow> decided(Thresholds thresholds) {
    return stream()
        .map(row -> DecidedRow.of(row.row(), mapper.decide(row.prediction(), thresholds)))
        .toList();
  }

  /** Expected calibration error of the top-ranked class on in-scope rows, before thresholds. */
  public double calibrationError() {
    return CalibrationError.ece(confidences(inScope()), correct(inScope()));
  }

  /** The bins that error is taken over. */
  public List<CalibrationError.Bin> calibrationBins() {
    return CalibrationError.bins(confidences(inScope()), correct(inScope()));
  }

  static double[] confidences(List<ScoredRow> rows) {
    return rows.stream().mapToDouble(ScoredRow::confidence).toArray();
  }

  static boolean[] correct(List<ScoredRow> rows) {
    boolean[] correct = new boolean[rows.size()];
    for (int i = 0; i < correct.length; i++) {
      correct[i] = rows.get(i).correct();
    }
    return correct;
  }
}
