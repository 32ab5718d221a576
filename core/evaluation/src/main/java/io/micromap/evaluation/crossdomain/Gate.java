package io.micromap.evaluation.crossdomain;

import java.math.BigDecimal;

/**
 * A limit held against one cell.
 *
 * @param name of the limit
 * @param mapper of the cell
 * @param data of the cell
 * @param rails of the cell
 * @param asked the limit
 * @param found what it is held against, null over no rows
 * @param passed whether it holds
 * @param why in words and numbers
 */
public record Gate(
    String name,
    String mapper,
    String data,
    String rails,
    double asked,
    Double found,
    boolean passed,
    String why) {

  static Gate most(String name, Cell cell, double asked, Double found) {
    return of(name, cell, asked, found, found == null || found <= asked, "at most");
  }

  static Gate least(String name, Cell cell, double asked, Double found) {
    return of(name, cell, asked, found, found != null && found >= asked, "at least");
  }

  private static Gate of(
      String name, Cell cell, double asked, Double found, boolean passed, String bound) {
    String shared =
        cell.overlap() == null || cell.overlap() == 0
            ? ""
            : ", " + cell.overlap() + " of the rows are prompts of both";
    return new Gate(
        name,
        cell.mapper(),
        cell.data(),
        cell.rails(),
        asked,
        found,
        passed,
        (found == null ? "nothing to judge" : BigDecimal.valueOf(found).toPlainString())
            + " where "
            + bound
            + " "
            + BigDecimal.valueOf(asked).toPlainString()
            + " was asked ("
            + cell.fired()
            + " of "
            + cell.n()
            + " rows answered"
            + shared
            + ")");
  }
}
