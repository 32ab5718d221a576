package io.micromap.evaluation.dataset;

import io.micromap.evaluation.dataset.Table.Cells;
import io.micromap.evaluation.spreadsheet.SheetRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the first sheet of a spreadsheet: a header, then rows; blank rows are passed over. */
final class SheetTable {

  private SheetTable() {}

  /**
   * Reads the sheet.
   *
   * @throws io.micromap.runtime.error.MicromapException if a column that was asked for is missing
   */
  static Table read(Source source, Columns columns) {
    List<SheetRow> sheet = source.sheet().orElseThrow();
    SheetRow header = sheet.get(0);
    Columns.Places places =
        columns.in(header.values(), source.name() + ", line " + header.number());
    List<Cells> rows = new ArrayList<>();
    for (SheetRow row : sheet.subList(1, sheet.size())) {
      rows.add(
          new Cells(
              value(row, places.id(), places.hasId()),
              value(row, places.text(), places.hasText()),
              value(row, places.label(), places.hasLabel()),
              row.number()));
    }
    return new Table(source.name(), header.number(), header.values(), places, List.copyOf(rows));
  }

  /** A cell; those behind a row's last one are empty. */
  private static Optional<String> value(SheetRow row, int column, boolean isThere) {
    if (!isThere) {
      return Optional.empty();
    }
    return Optional.of(column < row.values().size() ? row.values().get(column) : "");
  }
}
