package io.micromap.evaluation.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Outcomes as a page of text: how much was answered, how well, every class, the most frequent
 * confusions.
 */
public final class TextReport {

  private static final int CONFUSIONS = 10;

  private TextReport() {}

  /**
   * Writes the page.
   *
   * @param labels classes that are listed even if no row has them
   * @param oosLabel the word that marks rows as out of scope
   */
  public static String write(List<Outcome> outcomes, List<String> labels, String oosLabel) {
    long inScope = outcomes.stream().filter(o -> !o.gold().equals(oosLabel)).count();
    long fired = outcomes.stream().filter(o -> o.answer().isPresent()).count();
    long firedInScope =
        outcomes.stream().filter(o -> o.answer().isPresent() && !o.gold().equals(oosLabel)).count();
    long correct = outcomes.stream().filter(Outcome::isCorrect).count();
    StringBuilder text = new StringBuilder();
    text.append(line("answered, of in-scope rows", firedInScope, inScope));
    text.append(line("correct, of answers", correct, fired));
    text.append(line("correct, of in-scope rows", correct, inScope));
    if (inScope < outcomes.size()) {
      text.append(
          line("answered, of out-of-scope rows", fired - firedInScope, outcomes.size() - inScope));
    }
    ClassBalance balance = ClassBalance.of(outcomes, labels);
    text.append('\n').append(balance.toText());
    if (!balance.missing().isEmpty()) {
      text.append("\nNo row of: ").append(String.join(", ", balance.missing())).append('\n');
    }
    appendConfusions(text, outcomes);
    return text.toString();
  }

  /** A share with its 95 % Wilson score interval (Wilson 1927). */
  private static String line(String what, long part, long whole) {
    if (whole == 0) {
      return String.format(Locale.ROOT, "%-32s no rows\n", what);
    }
    WilsonInterval interval = WilsonInterval.of((int) part, (int) whole);
    return String.format(
        Locale.ROOT,
        "%-32s %.4f  (%d of %d; 95 %% interval %.4f to %.4f)\n",
        what,
        (double) part / whole,
        part,
        whole,
        interval.lower(),
        interval.upper());
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
