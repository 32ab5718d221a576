package io.micromap.cli.options;

import io.micromap.evaluation.dataset.DataReference;
import io.micromap.evaluation.dataset.RareClasses;
import picocli.CommandLine.Option;

/** The option that says what to do with classes of a single row. */
public final class RareClassesOptions {

  @Option(
      names = "--rare-classes",
      paramLabel = "HOW",
      defaultValue = "keep",
      description =
          "What to do with classes that have a single row: keep them, so that they abstain until they"
              + " have more, drop their rows, or error (default: ${DEFAULT-VALUE}).")
  private RareClasses rareClasses;

  /** What to do. */
  public RareClasses policy() {
    return rareClasses;
  }

  /** Rows of which those of such classes are dropped or an error, if that is what to do. */
  public DataReference reference(DataReference rows) {
    return rareClasses == RareClasses.KEEP ? rows : rows.withRareClasses(rareClasses);
  }
}
