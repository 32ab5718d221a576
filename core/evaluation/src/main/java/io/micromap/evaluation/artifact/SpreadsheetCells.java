package io.micromap.evaluation.artifact;

/** How texts stand in the cells of a CSV. */
public enum SpreadsheetCells {
  /** As they are. */
  PLAIN,
  /** Behind an apostrophe where a spreadsheet would take them for a formula and run it. */
  SAFE;

  private static final String FORMULA = "=+-@\t\r";

  /** Cells that are safe, or plain. */
  public static SpreadsheetCells safe(boolean safe) {
    return safe ? SAFE : PLAIN;
  }

  /** A text as a cell. */
  String of(String text) {
    return this == SAFE && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0
        ? "'" + text
        : text;
  }
}
