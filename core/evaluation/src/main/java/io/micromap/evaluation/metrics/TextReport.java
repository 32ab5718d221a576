package io.micromap.evaluation.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Outcomes as a page of text: the verdict in words, how much was answered, how well, every class,
 * the most frequent confusions.
 */
public final class TextReport {

  private static final int CONFUSIONS = 10;

  private TextReport() {}

  /**
   * Writes the page. Rows that trained the mapper get no interval: it would be one for new prompts.
   *
   * @param labels classes that are listed even if no row has them
   * @param oosLabel the word that marks rows as out of scope
   * @param verdict on the same outcomes
   */
  public static String write(
      List<Outcome> outcomes, List<String> labels, String oosLabel, VerdictInWords verdict) {
    return write(outcomes, labels, oosLabel, verdict, verdict.rowsTrainedOn() == 0);
  }

  /** The page without intervals, where nobody knows whether the rows trained the mapper. */
  public static String writeBare(List<Outcome> outcomes, String oosLabel, VerdictInWords verdict) {
    return write(outcomes, List.of(), oosLabel, verdict, false);
  }

  private static String write(
      List<Outcome> outcomes,
      List<String> labels,
      String oosLabel,
      VerdictInWords verdict,
      boolean unseen) {
    StringBuilder text = new StringBuilder(shares(verdict, unseen));
    ClassBalance balance = ClassBalance.of(outcomes, labels, oosLabel);
    text.append('\n').append(balance.toText());
    if (!balance.missing().isEmpty()) {
      text.append("\nNo row of: ").append(String.join(", ", balance.missing())).append('\n');
    }
    appendConfusions(text, outcomes);
    return text.toString();
  }

  /** The verdict in words, and the shares that it is about. */
  public static String shares(VerdictInWords verdict) {
    return shares(verdict, verdict.rowsTrainedOn() == 0);
  }

  private static String shares(VerdictInWords verdict, boolean unseen) {
    int inScope = verdict.rows() - verdict.outOfScope();
    int right = verdict.answers() - verdict.wrong();
    int inScopeAnswered = verdict.answers() - verdict.outOfScopeAnswered();
    String outOfScope =
        line(
            "answered, of out-of-scope rows",
            verdict.outOfScopeAnswered(),
            verdict.outOfScope(),
            unseen);
    return verdict.toText(unseen)
        + '\n'
        + line("answered, of in-scope rows", inScopeAnswered, inScope, unseen)
        + line("correct, of answers", right, verdict.answers(), unseen)
        + line("correct, of in-scope rows", right, inScope, unseen)
        + (verdict.outOfScope() == 0 ? "" : outOfScope);
  }

  private static String line(String what, int part, int whole, boolean unseen) {
    if (whole == 0) {
      return String.format(Locale.ROOT, "%-32s no rows\n", what);
    }
    return String.format(
        Locale.ROOT,
        "%-32s %.4f  (%d of %d%s)\n",
        what,
        (double) part / whole,
        part,
        whole,
        unseen ? interval(part, whole) : "");
  }

  /** The 95 % score interval (Wilson 1927). */
  private static String interval(int part, int whole) {
    WilsonInterval interval = WilsonInterval.of(part, whole);
    return String.format(
        Locale.ROOT, "; 95 %% interval %.4f to %.4f", interval.lower(), interval.upper());
  }

  private static void appendConfusions(StringBuilder text, List<Outcome> outcomes) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      if (outcome.answer().isPresent() && !outcome.isCorrect()) {
        counts.merge(outcome.gold() + " answered as " + outcome.answer().get(), 1, Integer::sum);
      }
    }
    if (counts.isEmpty()) {
      return;
    }
    text.append("\nMost frequent confusions\n");
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
        .limit(CONFUSIONS)
        .forEach(
            entry ->
                text.append(
                    String.format(Locale.ROOT, "%6d  %s\n", entry.getValue(), entry.getKey())));
  }
}
