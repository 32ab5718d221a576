package io.micromap.report;

import io.micromap.evaluation.guarantee.PrecisionBound;
import io.micromap.evaluation.metrics.ClassBalance;
import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.evaluation.metrics.Metrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The tables and sentences about a sweep, as the template asks for them by name. */
record SweepView(
    String name,
    String verdict,
    boolean passed,
    List<String> why,
    List<Figure> figures,
    List<String> fresh,
    List<Budget> budgets,
    List<BinLine> bins,
    Shown ece,
    Shown aurc,
    Shown distinct,
    List<PointLine> points,
    List<ReasonLine> reasons,
    List<ClassLine> classes,
    Shown classCount,
    List<Confusions.Pair> confusions,
    List<ErrorLine> errors,
    String errorNote,
    boolean withText,
    List<ProvenanceLine> provenance,
    List<String> modelCard) {

  /** One-sided chance that a bound fails. */
  private static final double LEVEL = 0.05;

  private static final int MOST_ERRORS = 200;
  private static final int MOST_CONFUSIONS = 50;
  private static final double[] BUDGETS = {0, 0.005, 0.01, 0.02, 0.05, 0.1};

  /** A figure of the head. */
  record Figure(String id, String name, Shown value, String note) {}

  /** The most that is answered at a share of wrong answers. */
  record Budget(Shown risk, Shown coverage, Shown threshold) {}

  /** A bin of the reliability diagram. */
  record BinLine(Shown rows, Shown confidence, Shown accuracy) {}

  /** A swept threshold. */
  record PointLine(
      Shown threshold,
      Shown coverage,
      Shown accuracy,
      Shown overall,
      Shown fired,
      Shown correct,
      boolean chosen) {}

  /** How many decisions had a reason. */
  record ReasonLine(String reason, Shown count, Shown share) {}

  /** A class, or the rows of none. */
  record ClassLine(
      String label,
      Shown rows,
      Shown threshold,
      Shown fired,
      Shown recall,
      Shown answers,
      Shown precision,
      Shown bound) {}

  /** A wrong answer. */
  record ErrorLine(
      String id,
      String prompt,
      String label,
      String answer,
      Shown confidence,
      Shown threshold,
      String runnerUp,
      Shown margin) {}

  /** A fact about where the mapper comes from. */
  record ProvenanceLine(String name, String value) {}

  static SweepView of(SweepReport report, Confusions confusions) {
    Summary summary = report.summary();
    List<DecidedRow> wrong = wrong(report.rows());
    return new SweepView(
        summary.mapperId(),
        summary.passed() ? "Pass" : "Fail",
        summary.passed(),
        List.of(summary.why().split("(?<=\\.) (?=[A-Z])")),
        figures(summary),
        report.fresh().map(SweepView::fresh).stream().toList(),
        budgets(summary.riskCoverage()),
        bins(summary.calibration()),
        Shown.number(summary.calibration().ece()),
        Shown.number(summary.riskCoverage().aurc()),
        Shown.count(summary.riskCoverage().distinct()),
        summary.metrics().stream().map(point -> line(point, summary.chosen())).toList(),
        reasons(report.rows()),
        summary.classBalance().stream().map(line -> line(line, summary)).toList(),
        Shown.count(summary.chosen().perClassThresholds().size()),
        confusions.largest(MOST_CONFUSIONS),
        wrong.stream().limit(MOST_ERRORS).map(row -> line(row, report.withText())).toList(),
        errorNote(wrong.size()),
        report.withText(),
        Provenance.of(report),
        report.mapper().map(mapper -> ModelCardHtml.of(mapper.bundle().modelCard())).stream()
            .toList());
  }

  private static List<Figure> figures(Summary summary) {
    Summary.Point chosen = summary.chosen();
    double bound = PrecisionBound.lower(chosen.fired(), chosen.correctOnFired(), LEVEL);
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure(
            "threshold", "Threshold", Shown.number(chosen.threshold()), thresholdNote(summary)));
    figures.add(
        new Figure(
            "coverage",
            "Coverage",
            Shown.percent(chosen.coverage()),
            of(chosen.fired(), chosen.total()) + " rows answered"));
    figures.add(
        new Figure(
            "accuracy_on_fired",
            "Accuracy on fired",
            Shown.percent(chosen.accuracyOnFired()),
            of(chosen.correctOnFired(), chosen.fired())
                + " answers right; at least "
                + Shown.percent(bound).text()
                + " with 95 % confidence"));
    figures.add(
        new Figure(
            "overall_accuracy",
            "Overall accuracy",
            Shown.percent(chosen.overallAccuracy()),
            of(chosen.overallCorrect(), chosen.total()) + " rows treated rightly"));
    if (chosen.oosRecall() != null) {
      figures.add(
          new Figure(
              "oos_recall",
              "Out of scope kept out",
              Shown.percent(chosen.oosRecall()),
              "rows of no class that it left unanswered"));
    }
    figures.add(
        new Figure(
            "ece",
            "Calibration error",
            Shown.percent(chosen.ece()),
            "mean gap between confidence and accuracy, before thresholds"));
    return figures;
  }

  private static String thresholdNote(Summary summary) {
    double global = summary.chosen().threshold();
    long own =
        summary.chosen().perClassThresholds().values().stream().filter(t -> t != global).count();
    return own == 0
        ? "for every class"
        : "for all but " + own + (own == 1 ? " class with its own" : " classes with their own");
  }

  private static String fresh(Metrics metrics) {
    return "On "
        + Shown.count(metrics.total()).text()
        + " rows that neither trained nor chose anything, it answers "
        + Shown.percent(metrics.coverage()).text()
        + " and "
        + Shown.percent(metrics.accuracyOnFired()).text()
        + " of these answers are right (at least "
        + Shown.percent(PrecisionBound.lower(metrics.fired(), metrics.correctOnFired(), LEVEL))
            .text()
        + " with 95 % confidence).";
  }

  private static List<Budget> budgets(Summary.Curve curve) {
    List<Budget> budgets = new ArrayList<>();
    for (double risk : BUDGETS) {
      int last =
          IntStream.range(0, curve.risk().size())
              .filter(i -> curve.risk().get(i) <= risk)
              .max()
              .orElse(-1);
      budgets.add(
          new Budget(
              Shown.percent(risk),
              Shown.percent(last < 0 ? 0 : curve.coverage().get(last)),
              last < 0 ? Shown.NOTHING : Shown.number(curve.threshold().get(last))));
    }
    return budgets;
  }

  private static List<BinLine> bins(Summary.Bins bins) {
    return IntStream.range(0, bins.rows().size())
        .mapToObj(
            i ->
                new BinLine(
                    Shown.count(bins.rows().get(i)),
                    Shown.percent(bins.confidence().get(i)),
                    Shown.percent(bins.accuracy().get(i))))
        .toList();
  }

  private static PointLine line(Summary.Point point, Summary.Point chosen) {
    return new PointLine(
        Shown.number(point.threshold()),
        Shown.percent(point.coverage()),
        Shown.percent(point.accuracyOnFired()),
        Shown.percent(point.overallAccuracy()),
        Shown.count(point.fired()),
        Shown.count(point.correctOnFired()),
        point.threshold() == chosen.threshold());
  }

  private static List<ReasonLine> reasons(List<DecidedRow> rows) {
    Map<String, Integer> counts = new TreeMap<>();
    rows.forEach(row -> counts.merge(row.reason(), 1, Integer::sum));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(
            entry ->
                new ReasonLine(
                    entry.getKey(),
                    Shown.count(entry.getValue()),
                    Shown.percent(entry.getValue(), rows.size())))
        .toList();
  }

  private static ClassLine line(ClassBalance.Line line, Summary summary) {
    Double threshold = summary.chosen().perClassThresholds().get(line.label());
    boolean answered = line.answers() > 0;
    return new ClassLine(
        line.label(),
        Shown.count(line.rows()),
        threshold == null ? new Shown("", "no class") : Shown.number(threshold),
        Shown.percent(line.fired(), line.rows()),
        threshold == null ? Shown.NOTHING : Shown.percent(line.correct(), line.rows()),
        Shown.count(line.answers()),
        Shown.percent(line.correct(), line.answers()),
        answered
            ? Shown.percent(PrecisionBound.lower(line.answers(), line.correct(), LEVEL))
            : Shown.NOTHING);
  }

  /** Wrong answers, the surest first. */
  private static List<DecidedRow> wrong(List<DecidedRow> rows) {
    return rows.stream()
        .filter(row -> row.outcome().answer().isPresent() && !row.outcome().isCorrect())
        .sorted(Comparator.comparingDouble(row -> -row.confidence()))
        .collect(Collectors.toList());
  }

  private static ErrorLine line(DecidedRow row, boolean withText) {
    return new ErrorLine(
        row.id(),
        withText ? row.prompt() : "",
        row.outcome().gold(),
        row.outcome().answer().orElseThrow(),
        Shown.fixed(row.confidence()),
        Shown.number(row.threshold()),
        row.runnerUp(),
        Shown.fixed(row.margin()));
  }

  private static String errorNote(int errors) {
    return errors > MOST_ERRORS
        ? "The "
            + MOST_ERRORS
            + " surest of "
            + Shown.count(errors).text()
            + " wrong answers; rows.csv has the others."
        : errors == 0 ? "No answer is wrong." : "All " + errors + " wrong answers, surest first.";
  }

  private static String of(int part, int whole) {
    return Shown.count(part).text() + " of " + Shown.count(whole).text();
  }
}
