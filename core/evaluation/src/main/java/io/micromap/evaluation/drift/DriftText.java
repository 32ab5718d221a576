package io.micromap.evaluation.drift;

import io.micromap.evaluation.drift.DriftReport.Accuracy;
import io.micromap.evaluation.drift.DriftReport.ClassDrift;
import io.micromap.evaluation.drift.DriftReport.UnsharedLabel;
import io.micromap.evaluation.drift.Flips.LabelFlip;
import io.micromap.evaluation.drift.PairedChange.Difference;
import io.micromap.runtime.text.Counted;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A {@link MapperDiff}, or a {@link DriftReport} alone, as a page of text. */
public final class DriftText {

  private static final int SHOWN = 10;
  private static final String CHANGE = "%8s %8s %8s  %-22s";
  private static final List<String> CLASS_HEADINGS =
      List.of(
          "class",
          "rows",
          "answered",
          "then",
          "change",
          "95 % interval",
          "named",
          "then",
          "right",
          "then",
          "change",
          "95 % interval");

  private DriftText() {}

  /**
   * Writes the page.
   *
   * @param before what the first side is called
   * @param after what the second side is called
   */
  public static String write(DriftReport report, String before, String after) {
    StringBuilder text = new StringBuilder();
    appendFlips(text, report);
    appendKinds(text, report.flips().byLabel(), before + " to " + after);
    appendWhole(text, report);
    if (!report.classes().isEmpty()) {
      appendClasses(text, report.classes());
    }
    report.unshared().forEach(label -> text.append(line(label)));
    return text.toString();
  }

  private static String line(UnsharedLabel label) {
    return format(
        "not compared: %s of '%s', which not both sides have: %d answered (%d correct) before,"
            + " %d (%d correct) after\n",
        Counted.of(label.rows(), "row"),
        label.label(),
        label.answeredBefore(),
        label.rightBefore(),
        label.answeredAfter(),
        label.rightAfter());
  }

  /** Writes the page of two mappers on the same rows. */
  public static String write(MapperDiff diff) {
    StringBuilder text = new StringBuilder();
    text.append("before  ").append(describe(diff.before()));
    text.append("after   ").append(describe(diff.after()));
    text.append("rows    ").append(diff.report().rows()).append(" of ").append(diff.data());
    text.append('\n');
    appendLabels(text, "labels added    ", diff.labels().added());
    appendLabels(text, "labels removed  ", diff.labels().removed());
    return text.append('\n').append(write(diff.report(), "before", "after")).toString();
  }

  private static void appendLabels(StringBuilder text, String what, List<String> labels) {
    if (!labels.isEmpty()) {
      text.append(what).append(String.join(", ", labels)).append('\n');
    }
  }

  private static String describe(MapperDiff.Side side) {
    int seen = side.rowsTrainedOn();
    return side.name()
        + " (sha256 "
        + side.sha256().substring(0, 12)
        + ")"
        + (seen == 0 ? "" : "; was trained on " + seen + " of the rows: its metrics are optimistic")
        + "\n";
  }

  /** A share with its interval, on one line. */
  public static String line(String what, Share share) {
    return format(
        "%-32s %.4f  (%d of %d; 95 %% interval %.4f to %.4f)\n",
        what, share.rate(), share.part(), share.whole(), share.lower(), share.upper());
  }

  /** A changed share on one line. */
  public static String line(String what, PairedChange change) {
    return format(
        "%-32s " + CHANGE + " %s\n",
        what,
        rate(change.before()),
        rate(change.after()),
        value(change),
        interval(change),
        change.p().map(p -> p < 0.0001 ? "<0.0001" : format("%.4f", p)).orElse(""));
  }

  /** The heading of lines of changed shares. */
  public static String heading(String what) {
    return format(
        "%-32s " + CHANGE + " %s\n", what, "before", "after", "change", "95 % interval", "p");
  }

  private static void appendFlips(StringBuilder text, DriftReport report) {
    Flips flips = report.flips();
    text.append(line("decisions changed", flips.all()));
    text.append(format("%6d  from a label to another\n", flips.labelToLabel()));
    text.append(format("%6d  from a label to abstaining\n", flips.labelToAbstain()));
    text.append(format("%6d  from abstaining to a label\n", flips.abstainToLabel()));
    if (report.accuracy().isPresent()) {
      text.append(
          format(
              "%6d  from right to wrong, %d from wrong to right\n",
              flips.rightToWrong(), flips.wrongToRight()));
    }
  }

  private static void appendKinds(StringBuilder text, List<LabelFlip> kinds, String direction) {
    if (kinds.isEmpty()) {
      return;
    }
    text.append("\nMost frequent changes, ").append(direction).append('\n');
    for (LabelFlip flip : kinds.subList(0, Math.min(SHOWN, kinds.size()))) {
      text.append(
          format("%6d  %s to %s\n", flip.rows(), answer(flip.before()), answer(flip.after())));
    }
    if (kinds.size() > SHOWN) {
      text.append(format("        and %d more kinds\n", kinds.size() - SHOWN));
    }
  }

  private static void appendWhole(StringBuilder text, DriftReport report) {
    text.append('\n').append(heading("all rows")).append(line("answered", report.coverage()));
    report.accuracy().ifPresent(accuracy -> appendAccuracy(text, accuracy));
  }

  private static void appendAccuracy(StringBuilder text, Accuracy accuracy) {
    text.append(line("in-scope rows answered", accuracy.inScopeCoverage()));
    text.append(line("answers that are correct", accuracy.accuracyOnFired()));
    text.append(line("rows handled correctly", accuracy.overallAccuracy()));
    if (accuracy.oosRecall().before().whole() > 0) {
      text.append(line("out-of-scope rows rejected", accuracy.oosRecall()));
    }
  }

  private static void appendClasses(StringBuilder text, List<ClassDrift> classes) {
    int width = Math.max(5, classes.stream().mapToInt(c -> c.label().length()).max().orElse(0));
    String row = "%-" + width + "s %5s  " + CHANGE + "  %5s %5s  " + CHANGE;
    text.append('\n');
    append(text, row, CLASS_HEADINGS.toArray());
    classes.forEach(drift -> append(text, row, cells(drift)));
  }

  private static Object[] cells(ClassDrift drift) {
    PairedChange coverage = drift.coverage();
    PairedChange precision = drift.precision();
    return new Object[] {
      drift.label(),
      coverage.before().whole(),
      rate(coverage.before()),
      rate(coverage.after()),
      value(coverage),
      interval(coverage),
      precision.before().whole(),
      precision.after().whole(),
      rate(precision.before()),
      rate(precision.after()),
      value(precision),
      interval(precision)
    };
  }

  private static void append(StringBuilder text, String row, Object... values) {
    text.append(format(row, values).stripTrailing()).append('\n');
  }

  private static String answer(Optional<String> label) {
    return label.orElse("(abstained)");
  }

  private static String rate(Share share) {
    return share.whole() == 0 ? "-" : format("%.4f", share.rate());
  }

  private static String value(PairedChange change) {
    return change.change().map(difference -> format("%+.4f", difference.value())).orElse("");
  }

  private static String interval(PairedChange change) {
    return change.change().map(DriftText::interval).orElse("");
  }

  private static String interval(Difference change) {
    return format("%+.4f to %+.4f", change.lower(), change.upper())
        + (change.excludesZero() ? " *" : "");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
