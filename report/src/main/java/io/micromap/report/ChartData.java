package io.micromap.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.evaluation.crossdomain.Cell;
import io.micromap.evaluation.crossdomain.CrossDomain;
import io.micromap.evaluation.crossdomain.Key;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the charts of a page draw; it holds labels and numbers, never a prompt.
 *
 * @param crossDomain the heat maps of mappers against data, if there are any
 * @param sweep the charts of a sweep, if there is one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ChartData(Optional<CrossChart> crossDomain, Optional<SweepChart> sweep) {

  /**
   * Mappers against data.
   *
   * @param mappers one per row
   * @param data one per column
   * @param cells with and without rails
   */
  record CrossChart(List<String> mappers, List<String> data, List<CellChart> cells) {

    static CrossChart of(CrossDomain evaluation) {
      return new CrossChart(
          distinct(evaluation, Key::mapper),
          distinct(evaluation, Key::data),
          evaluation.cells().stream().map(CellChart::of).toList());
    }

    private static List<String> distinct(CrossDomain evaluation, Function<Key, String> name) {
      return evaluation.cells().stream().map(Cell::key).map(name).distinct().toList();
    }
  }

  /**
   * A cell.
   *
   * @param key mapper, data and rails
   * @param n in-scope rows
   * @param fired of those, answered
   * @param share fired of n
   * @param foreign whether the mapper is another domain's than the data
   */
  record CellChart(@JsonUnwrapped Key key, int n, int fired, double share, boolean foreign) {

    static CellChart of(Cell cell) {
      return new CellChart(
          cell.key(),
          cell.answered().n(),
          cell.answered().fired(),
          cell.answered().coverage().orElse(0.0),
          cell.key().offDiagonal());
    }
  }

  static ChartData of(SweepReport report, Confusions confusions) {
    return new ChartData(
        report.crossDomain().map(CrossChart::of),
        Optional.of(SweepChart.of(report.summary(), confusions)));
  }

  static ChartData of(CrossDomain evaluation) {
    return new ChartData(Optional.of(CrossChart.of(evaluation)), Optional.empty());
  }
}
