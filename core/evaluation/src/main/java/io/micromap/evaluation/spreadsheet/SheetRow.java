package io.micromap.evaluation.spreadsheet;

import java.util.List;

/**
 * A row of a sheet that is not blank.
 *
 * @param number as the spreadsheet shows it, from 1
 * @param values texts of the cells from the first column on, empty where a cell is
 */
public record SheetRow(int number, List<String> values) {

  /** Copies. */
  public SheetRow {
    values = List.copyOf(values);
  }
}
