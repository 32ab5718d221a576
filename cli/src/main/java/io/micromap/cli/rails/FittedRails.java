package io.micromap.cli.rails;

import io.micromap.evaluation.metrics.WilsonInterval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What fitted rails do on held-out rows, in sentences.
 *
 * @param figures shares by name, as the rails file records them
 * @param falseAccept the share of out-of-scope rows that was to be accepted at most
 * @param outOfScope how many such rows there were; without any, their share is not known
 */
record FittedRails(Map<String, Double> figures, double falseAccept, int outOfScope) {

  private static final String ACCEPTED = "out_of_scope_accepted";

  private static final double PERCENT = 100;

  /** Rails that pass fewer in-scope rows than this veto most of what a mapper answers. */
  private static final double HALF = 0.5;

  /** Rails that accept more than three times what was asked for tell nothing of the scope. */
  private static final double MUCH = 3;

  /** Without an out-of-scope row, what is accepted of those is not known. */
  FittedRails {
    if (outOfScope == 0) {
      figures = new LinkedHashMap<>(figures);
      figures.remove(ACCEPTED);
    }
  }

  /** Some lines of text. */
  String toText() {
    return "On rows that were held out, these rails\n"
        + line("take %s of the in-scope rows for in scope", "in_scope_coverage")
        + line(
            "confirm %s of right labels, where scope alone does not veto", "true_label_confirmed")
        + (figures.containsKey(ACCEPTED)
            ? line("take %s of the out-of-scope rows for in scope" + possible(), ACCEPTED)
            : "  may take any share of prompts that are out of scope for in scope: no row is\n")
        + line("name the class of %s of the in-scope rows by themselves", "accuracy")
        + line(
            "find several steps in %s of the in-scope rows, which have one", "several_steps_found");
  }

  /** What to do where most in-scope rows would be vetoed, or out-of-scope ones pass. */
  List<String> warnings() {
    return Stream.of(vetoing(), accepting(), unknown()).flatMap(Optional::stream).toList();
  }

  /** Few out-of-scope rows say little. */
  private String possible() {
    int accepted = (int) Math.round(share(ACCEPTED) * outOfScope);
    return WilsonInterval.farUpper(accepted, outOfScope)
        .map(
            most ->
                String.format(
                    Locale.ROOT,
                    " (of %d such rows; could be up to %.1f %%%%)",
                    outOfScope,
                    PERCENT * most))
        .orElse("");
  }

  private Optional<String> unknown() {
    return figures.containsKey(ACCEPTED)
        ? Optional.empty()
        : Optional.of(
            "WARNING: no row is out of scope, so that nothing says what these rails do with prompts"
                + " of no label. PASS does not mean in scope here; give rows labelled as"
                + " --oos-label says.");
  }

  private Optional<String> accepting() {
    double accepted = share(ACCEPTED);
    return accepted <= falseAccept
        ? Optional.empty()
        : Optional.of(
            "WARNING: these rails take "
                + percent(accepted)
                + " of out-of-scope rows for in scope, more than the "
                + percent(falseAccept)
                + " asked for: a limit that keeps to it would veto too many in-scope rows."
                + (accepted > MUCH * falseAccept ? " PASS does not mean in scope here." : "")
                + " Give more rows of both.");
  }

  private Optional<String> vetoing() {
    double covered = share("in_scope_coverage");
    return covered >= HALF
        ? Optional.empty()
        : Optional.of(
            "WARNING: as a detector, these rails would veto "
                + percent(1 - covered)
                + " of in-scope rows, right answers among them. There are too few rows to tell"
                + " them from out-of-scope ones: give more of both, or a higher --false-accept.");
  }

  private String line(String sentence, String figure) {
    return "  " + String.format(Locale.ROOT, sentence, percent(share(figure))) + "\n";
  }

  private double share(String figure) {
    return figures.getOrDefault(figure, 0.0);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", PERCENT * share);
  }
}
