package io.micromap.cli.options;

import io.micromap.evaluation.artifact.SpreadsheetCells;
import picocli.CommandLine.Option;

/** The option that says that people will open a CSV in a spreadsheet. */
public final class SpreadsheetOptions {

  @Option(
      names = "--spreadsheet-safe",
      description =
          "Puts an apostrophe before cells of a CSV that a spreadsheet would run (=, +, -, @ first);"
              + " lock needs the rows without.")
  private boolean safe;

  /** How texts stand in cells. */
  public SpreadsheetCells cells() {
    return SpreadsheetCells.safe(safe);
  }
}
