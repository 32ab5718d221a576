package io.micromap.report;

import io.micromap.evaluation.metrics.VerdictInWords;
import io.micromap.evaluation.metrics.WilsonInterval;
import java.util.ArrayList;
import java.util.List;

/**
 * What a mapper is worth on some rows, in figures.
 *
 * @param rows whose rows these are, a sentence
 * @param figures the shares, each with its counts
 */
record Tiles(String rows, List<Figure> figures) {

  /** A figure. */
  record Figure(String id, String name, Shown value, String note) {}

  /**
   * Of counted rows.
   *
   * @param prefix of the figures' ids, which tells the rows apart
   */
  static Tiles of(String rows, String prefix, VerdictInWords verdict) {
    int inScope = verdict.rows() - verdict.outOfScope();
    int answered = verdict.answers() - verdict.outOfScopeAnswered();
    int right = verdict.answers() - verdict.wrong();
    List<Figure> figures = new ArrayList<>();
    figures.add(
        share(
            prefix + "answered", "Answered, of in-scope rows", answered, inScope, "in-scope rows"));
    figures.add(
        new Figure(
            prefix + "correct",
            "Correct, of answers",
            Shown.percent(right, verdict.answers()),
            counted(right, verdict.answers(), "answers")
                + (verdict.answers() == 0 ? "" : from(right, verdict.answers()))));
    figures.add(
        share(prefix + "right", "Answered correctly, of in-scope rows", right, inScope, "rows"));
    int alone = verdict.outOfScope() - verdict.outOfScopeAnswered();
    figures.add(
        new Figure(
            prefix + "left_alone",
            "Out-of-scope rows left alone",
            verdict.outOfScope() == 0
                ? Shown.NOTHING
                : new Shown(
                    Shown.percent(alone, verdict.outOfScope()).value(),
                    of(alone, verdict.outOfScope())),
            verdict.outOfScope() == 0
                ? "no such row was seen"
                : "prompts that belong to no class should not be answered"
                    + from(alone, verdict.outOfScope())));
    return new Tiles(rows, figures);
  }

  private static Figure share(String id, String name, int part, int whole, String what) {
    return new Figure(id, name, Shown.percent(part, whole), counted(part, whole, what));
  }

  /** The lower end: few rows prove little. */
  private static String from(int part, int whole) {
    return "; 95 % interval from " + Shown.percent(WilsonInterval.of(part, whole).lower()).text();
  }

  private static String counted(int part, int whole, String what) {
    return of(part, whole) + " " + what;
  }

  private static String of(int part, int whole) {
    return Shown.count(part).text() + " of " + Shown.count(whole).text();
  }
}
