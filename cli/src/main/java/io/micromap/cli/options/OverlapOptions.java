package io.micromap.cli.options;

import io.micromap.cli.console.Console;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.guarantee.OnOverlap;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.text.Counted;
import picocli.CommandLine.Option;

/** The option that says what to do with rows that a mapper was trained on. */
public final class OverlapOptions {

  @Option(
      names = "--on-overlap",
      paramLabel = "HOW",
      defaultValue = "warn",
      description =
          "What to do with rows the mapper was trained on: warn, drop or refuse (default:"
              + " ${DEFAULT-VALUE}). A mapper's file does not tell rows that are nearly like those;"
              + " 'data check --eval-csv' does.")
  private OnOverlap onOverlap;

  /** What to do. */
  public OnOverlap policy() {
    return onOverlap;
  }

  /** The rows to measure a mapper on; says how many are left out. */
  public LabelledPrompts rows(Mapper mapper, LabelledPrompts data, Console console) {
    LabelledPrompts rows = onOverlap.rows(mapper, data);
    int dropped = data.rows().size() - rows.rows().size();
    if (dropped > 0) {
      console.message("left out " + Counted.of(dropped, "row") + " that the mapper was trained on");
    }
    return rows;
  }
}
