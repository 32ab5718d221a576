package io.micromap.evaluation.dataset;

import io.micromap.evaluation.dataset.LabelTable.LabelRow;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.spi.Label;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Gathers labels and ids that no artifact could hold; one line each, however many rows have it. */
final class BadNames {

  private static final int SHOWN = 5;

  private final Map<String, Place> faults = new LinkedHashMap<>();

  /** Where a fault stands first, and how many rows have it. */
  private record Place(String file, int line, int rows) {
    Place more() {
      return new Place(file, line, rows + 1);
    }

    @Override
    public String toString() {
      return file + ", line " + line + (rows > 1 ? " and " + (rows - 1) + " more rows" : "");
    }
  }

  void check(LabelRow row, String file) {
    check(Label::requireName, row.label(), file, row.line());
    row.id().ifPresent(id -> check(Ids::require, id, file, row.line()));
  }

  private void check(Consumer<String> rule, String name, String file, int line) {
    try {
      rule.accept(name);
    } catch (IllegalArgumentException e) {
      faults.compute(
          e.getMessage(),
          (message, place) -> place == null ? new Place(file, line, 1) : place.more());
    }
  }

  void throwIfAny() {
    Faults shown = new Faults(ErrorCode.BAD_VALUE, SHOWN);
    faults.forEach((message, place) -> shown.add(place + ": " + message));
    shown.throwIfAny("Correct the labels and ids, in each of their rows.");
  }
}
