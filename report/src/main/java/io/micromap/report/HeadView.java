package io.micromap.report;

import static io.micromap.evaluation.metrics.Metric.ECE;
import static io.micromap.evaluation.metrics.Metric.THRESHOLD;

import io.micromap.evaluation.metrics.MetricValues;
import io.micromap.evaluation.metrics.VerdictInWords;
import io.micromap.evaluation.sweep.OtherPrompts;
import io.micromap.evaluation.sweep.Reported;
import io.micromap.evaluation.sweep.SweepSummary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The head of a sweep's page. Its figures are of rows that chose nothing where there are any.
 *
 * @param gate whether the gates were held
 * @param chosen the chosen point
 * @param words what the answers are worth
 * @param why the threshold was chosen, sentence by sentence
 * @param tiles the figures that count
 * @param choosing the same of the rows that chose, where those are others
 */
record HeadView(
    Gate gate, Chosen chosen, Words words, List<String> why, Tiles tiles, List<Tiles> choosing) {

  /** More wrong answers of 100 than this are too many. */
  private static final double MANY_WRONG = 10;

  /**
   * Whether the gates were held.
   *
   * @param set whether there are any
   * @param word in a word
   * @param status the style of that word
   */
  record Gate(boolean set, String word, String status) {

    static Gate of(SweepSummary summary) {
      return new Gate(
          summary.hasGate(),
          summary.passed() ? "Pass" : "Fail",
          summary.passed() ? "pass" : "fail");
    }
  }

  /**
   * The chosen point.
   *
   * @param threshold for all classes or most of them; nothing where each has its own
   * @param note which classes it is for
   * @param ece the calibration error, before thresholds
   */
  record Chosen(Shown threshold, String note, Shown ece) {

    static Chosen of(SweepSummary.Chosen chosen) {
      MetricValues point = chosen.metrics();
      return new Chosen(
          own(chosen) == chosen.perClassThresholds().size()
              ? Shown.NOTHING
              : Shown.number(point.value(THRESHOLD)),
          note(chosen),
          Shown.percent(point.find(ECE).map(Number::doubleValue)));
    }

    private static long own(SweepSummary.Chosen chosen) {
      double global = chosen.metrics().value(THRESHOLD);
      return chosen.perClassThresholds().values().stream().filter(t -> t != global).count();
    }

    private static String note(SweepSummary.Chosen chosen) {
      long own = own(chosen);
      if (own == chosen.perClassThresholds().size()) {
        return "each class has its own";
      }
      return own == 0
          ? "for every class"
          : "for all but " + own + (own == 1 ? " class with its own" : " classes with their own");
    }
  }

  /**
   * What the answers are worth.
   *
   * @param text how many are wrong
   * @param tone the style: {@code good}, {@code amber} where there is a warning, or {@code red}
   *     where nothing is answered or more than one answer in ten is wrong
   * @param warnings what to be wary of
   */
  record Words(String text, String tone, List<String> warnings) {

    static Words of(VerdictInWords verdict) {
      boolean bad = verdict.wrongOf100().map(share -> share > MANY_WRONG).orElse(true);
      String tone = bad ? "red" : verdict.warnings().isEmpty() ? "good" : "amber";
      return new Words(verdict.text(), tone, verdict.warnings());
    }

    /** With an estimate, which is no warning of its own, behind the others. */
    private Words and(Optional<OtherPrompts> estimate) {
      return new Words(
          text,
          tone,
          Stream.concat(
                  warnings.stream(),
                  estimate.map(some -> "An estimate: " + some.text() + ".").stream())
              .toList());
    }
  }

  static HeadView of(SweepReport report) {
    SweepSummary summary = report.summary();
    Optional<Reported> reported = summary.result().reported();
    VerdictInWords choosing = summary.result().verdict();
    String rows = report.source() + ", " + Shown.count(choosing.rows()).text() + " rows";
    return new HeadView(
        Gate.of(summary),
        Chosen.of(summary.chosen()),
        Words.of(reported.map(Reported::verdict).orElse(choosing))
            .and(reported.flatMap(Reported::otherPrompts)),
        List.of(summary.result().why().split("(?<=\\.) (?=[A-Z])")),
        reported
            .map(found -> Tiles.of(untouched(found), "", found.verdict()))
            .orElseGet(
                () ->
                    Tiles.of(
                        "On "
                            + rows
                            + (choosing.rowsThatChose() > 0 ? ", which chose the threshold" : ""),
                        "",
                        choosing)),
        reported
            .map(
                found ->
                    Tiles.of(
                        "On the rows that chose the threshold, which all below is about: " + rows,
                        "choosing-",
                        choosing))
            .stream()
            .toList());
  }

  private static String untouched(Reported reported) {
    return "On "
        + Shown.count(reported.verdict().rows()).text()
        + reported
            .crossValidate()
            .map(
                folds ->
                    " rows used neither for training nor for choosing what answered them (each of "
                        + folds
                        + " folds by what the others gave, at the threshold these chose)")
            .orElse(" rows used neither for training nor for choosing");
  }
}
