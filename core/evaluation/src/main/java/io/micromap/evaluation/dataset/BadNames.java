package io.micromap.evaluation.dataset;

import io.micromap.evaluation.dataset.BadRows.Rule;
import io.micromap.evaluation.dataset.LabelTable.LabelRow;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.text.Counted;
import io.micromap.spi.Label;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Gathers labels and ids that no artifact could hold; one line each, however many rows have it. */
final class BadNames {

  private static final int SHOWN = 5;

  private final Map<String, Places> faults = new LinkedHashMap<>();

  /** Where a fault stands. */
  private record Places(String file, List<Integer> lines) {

    @Override
    public String toString() {
      int more = lines.size() - 1;
      return line(lines.get(0)) + (more > 0 ? " and " + Counted.of(more, "more row") : "");
    }

    String line(int line) {
      return file + ", line " + line;
    }
  }

  /** Whether label and id of a row keep the rule; if not, that is remembered. */
  boolean areGood(LabelRow row, String file) {
    boolean isLabelGood = isGood(Label::requireName, row.label(), file, row.line());
    return row.id().map(id -> isGood(Ids::require, id, file, row.line())).orElse(true)
        && isLabelGood;
  }

  private boolean isGood(Consumer<String> rule, String name, String file, int line) {
    try {
      rule.accept(name);
      return true;
    } catch (IllegalArgumentException e) {
      faults
          .computeIfAbsent(e.getMessage(), message -> new Places(file, new ArrayList<>()))
          .lines()
          .add(line);
      return false;
    }
  }

  /** Lists the rows where somebody lists them, or else throws if there are any. */
  void end(Optional<BadRows> listed) {
    Faults shown = new Faults(ErrorCode.BAD_VALUE, SHOWN);
    faults.forEach(
        (message, places) -> {
          if (listed.isPresent()) {
            places.lines().forEach(line -> shown.add(places.line(line), message));
          } else {
            shown.add(places.toString(), message);
          }
        });
    shown.end(listed, Rule.NAME, "Correct the labels and ids, in each of their rows.");
  }
}
