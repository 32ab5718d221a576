package io.micromap.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.evaluation.sweep.SweepSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How often rows of a label got an answer, abstaining among them; counts of 0 are left out.
 *
 * @param labels one per row of the matrix, the out-of-scope word last
 * @param answers one per column, {@value #ABSTAINED} last
 * @param cells row, column and count, by row and then by column
 */
@JsonPropertyOrder({"labels", "answers", "sizes", "cells"})
record Confusions(List<String> labels, List<String> answers, List<int[]> cells) {

  private static final String ABSTAINED = "(abstained)";

  /**
   * Rows answered with another label than their own.
   *
   * @param label their own
   * @param answer the other
   * @param count how many
   * @param share of the label's rows
   */
  record Pair(String label, String answer, Shown count, Shown share) {}

  /** Counts. */
  static Confusions of(SweepSummary summary, List<DecidedRow> rows) {
    List<String> all = summary.classBalance().stream().map(line -> line.label()).toList();
    List<String> classes = all.stream().filter(summary::isClass).toList();
    List<String> labels =
        Stream.concat(classes.stream(), all.stream().filter(label -> !summary.isClass(label)))
            .toList();
    List<String> answers = Stream.concat(classes.stream(), Stream.of(ABSTAINED)).toList();
    int[][] counts = new int[labels.size()][answers.size()];
    Map<String, Integer> places = new TreeMap<>();
    labels.forEach(label -> places.put(label, places.size()));
    for (DecidedRow row : rows) {
      int column = row.outcome().answer().map(places::get).orElse(classes.size());
      counts[places.get(row.outcome().gold())][column]++;
    }
    return new Confusions(labels, answers, cells(counts));
  }

  private static List<int[]> cells(int[][] counts) {
    List<int[]> cells = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts[i].length; j++) {
        if (counts[i][j] > 0) {
          cells.add(new int[] {i, j, counts[i][j]});
        }
      }
    }
    return cells;
  }

  /** Rows of a label, per row of the matrix. */
  @JsonProperty
  int[] sizes() {
    int[] sizes = new int[labels.size()];
    cells.forEach(cell -> sizes[cell[0]] += cell[2]);
    return sizes;
  }

  /** The most frequent wrong answers, by falling count. */
  List<Pair> largest(int most) {
    int[] sizes = sizes();
    return cells.stream()
        .filter(cell -> cell[1] != cell[0] && cell[1] < answers.size() - 1)
        .sorted(Comparator.comparingInt(cell -> -cell[2]))
        .limit(most)
        .map(
            cell ->
                new Pair(
                    labels.get(cell[0]),
                    answers.get(cell[1]),
                    Shown.count(cell[2]),
                    Shown.percent(cell[2], sizes[cell[0]])))
        .toList();
  }
}
