package io.micromap.spark;

/** Names of columns that only our own steps see, and how any name is written in an expression. */
final class RowColumns {

  /** The prompt. */
  static final String PROMPT = "prompt";

  /** The label that a row should get. */
  static final String GOLD = "gold_label";

  /** The struct of the decision. */
  static final String DECISION = "decision";

  private RowColumns() {}

  /** A name that may hold dots and backticks, as Spark's expressions want it. */
  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
