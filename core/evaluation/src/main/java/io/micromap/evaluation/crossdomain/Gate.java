package io.micromap.evaluation.crossdomain;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A limit and the figure of one cell that it is compared with.
 *
 * @param name of the limit
 * @param key of the cell
 * @param asked the limit
 * @param found the figure, empty over no rows
 * @param passed whether the limit holds
 * @param why in words and numbers
 */
public record Gate(
    String name,
    @JsonUnwrapped Key key,
    double asked,
    Optional<Double> found,
    boolean passed,
    String why) {

  static Gate most(String name, Cell cell, double asked, Optional<Double> found) {
    boolean passed = found.isEmpty() || found.get() <= asked;
    return of(name, cell, asked, found, passed, "at most");
  }

  static Gate least(String name, Cell cell, double asked, Optional<Double> found) {
    boolean passed = found.isPresent() && found.get() >= asked;
    return of(name, cell, asked, found, passed, "at least");
  }

  private static Gate of(
      String name, Cell cell, double asked, Optional<Double> found, boolean passed, String bound) {
    String why =
        found.map(Gate::plain).orElse("nothing to measure")
            + " where "
            + bound
            + " "
            + plain(asked)
            + " was asked ("
            + cell.answered().fired()
            + " of "
            + cell.answered().n()
            + " rows answered"
            + shared(cell)
            + ")";
    return new Gate(name, cell.key(), asked, found, passed, why);
  }

  private static String shared(Cell cell) {
    int overlap = cell.shared().overlap().orElse(0);
    return overlap == 0 ? "" : ", " + overlap + " of the rows are prompts of both";
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).toPlainString();
  }
}
