package io.micromap.cli.rails;

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
 */
record FittedRails(Map<String, Double> figures, double falseAccept) {

  private static final double PERCENT = 100;

  /** Rails that pass fewer in-scope rows than this veto most of what a mapper answers. */
  private static final double HALF = 0.5;

  /**
   * The limit is rounded up to a row, and out-of-scope rows may be hard ones; three times the share
   * is another.
   */
  private static final double MUCH = 3;

  /** Some lines of text. */
  String toText() {
    return "On rows that were held out, these rails\n"
        + line("take %s of the in-scope rows for in scope", "in_scope_coverage")
        + line(
            "confirm %s of right labels, where scope alone does not veto", "true_label_confirmed")
        + line("take %s of the out-of-scope rows for in scope", "out_of_scope_accepted")
        + line("name the class of %s of the in-scope rows by themselves", "accuracy")
        + line(
            "find several steps in %s of the in-scope rows, which have one", "several_steps_found");
  }

  /** What to do where most in-scope rows would be vetoed, or out-of-scope ones pass. */
  List<String> warnings() {
    return Stream.of(vetoing(), accepting()).flatMap(Optional::stream).toList();
  }

  private Optional<String> accepting() {
    double accepted = share("out_of_scope_accepted");
    return accepted <= MUCH * falseAccept
        ? Optional.empty()
        : Optional.of(
            "WARNING: these rails take "
                + percent(accepted)
                + " of out-of-scope rows for in scope, not the "
                + percent(falseAccept)
                + " asked for: a limit that keeps to it would veto too many in-scope rows. PASS does"
                + " not mean in scope here; give more rows of both.");
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
