package io.micromap.evaluation.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows that a reader leaves out because they break a rule, for a command that lists them. Without
 * such a list reading stops at them.
 */
public final class BadRows {

  private final List<BadRow> rows = new ArrayList<>();

  /** Which rule a row breaks. */
  public enum Rule {
    /** Its form: the number of cells, the JSON, whole characters. */
    FORM,
    /** Its label or id has a form that no artifact could hold. */
    NAME,
    /** Its prompt is blank. */
    PROMPT,
    /** Another row has its id. */
    ID
  }

  /**
   * A row that was left out.
   *
   * @param rule which it breaks
   * @param place file and line
   * @param fault what is wrong with it, in words
   */
  public record BadRow(Rule rule, String place, String fault) {}

  void add(Rule rule, String place, String fault) {
    rows.add(new BadRow(rule, place, fault));
  }

  /** Those of one rule, in the order of the files. */
  public List<BadRow> of(Rule rule) {
    return rows.stream().filter(row -> row.rule() == rule).toList();
  }
}
