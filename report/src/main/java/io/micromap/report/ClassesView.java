package io.micromap.report;

import io.micromap.evaluation.metrics.ClassBalance;
import io.micromap.evaluation.sweep.SweepSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Every class at the chosen threshold.
 *
 * @param lines one a class
 * @param means of the classes that have rows, each class counted once, then by its rows
 * @param outOfScope one line where there are such rows
 * @param count of the mapper's classes
 */
record ClassesView(
    List<ClassLine> lines, List<ClassLine> means, List<OutOfScopeLine> outOfScope, Shown count) {

  /**
   * A class, or a mean of classes.
   *
   * @param support rows of the class
   */
  record ClassLine(
      String label,
      Shown support,
      Shown threshold,
      Shown fired,
      Shown recall,
      Shown answers,
      Precision precision,
      Shown f1) {

    static ClassLine of(ClassBalance.Line line, double threshold) {
      return new ClassLine(
          line.label(),
          Shown.count(line.rows()),
          Shown.number(threshold),
          Shown.percent(line.fired(), line.rows()),
          Shown.percent(line.correct(), line.rows()),
          Shown.count(line.answers()),
          Precision.of(line),
          line.rows() > 0 ? Shown.percent(line.f1()) : Shown.NOTHING);
    }
  }

  /**
   * Share of the answers naming a class that are right.
   *
   * @param share of them
   * @param bound that the true share exceeds with 95 % confidence
   */
  record Precision(Shown share, Shown bound) {

    static Precision of(ClassBalance.Line line) {
      return line.answers() == 0
          ? new Precision(Shown.NOTHING, Shown.NOTHING)
          : new Precision(
              Shown.percent(line.correct(), line.answers()),
              Shown.bound(line.answers(), line.correct()));
    }
  }

  /** The out-of-scope rows: "5 of 6" of them were left alone. */
  record OutOfScopeLine(String label, Shown rows, String leftAlone) {

    static OutOfScopeLine of(ClassBalance.Line line) {
      return new OutOfScopeLine(
          line.label(),
          Shown.count(line.rows()),
          Shown.count(line.rows() - line.fired()).text()
              + " of "
              + Shown.count(line.rows()).text());
    }
  }

  static ClassesView of(SweepSummary summary) {
    List<ClassLine> lines = new ArrayList<>();
    List<ClassBalance.Line> classes = new ArrayList<>();
    List<OutOfScopeLine> outside = new ArrayList<>();
    for (ClassBalance.Line line : summary.classBalance()) {
      Double threshold = summary.chosen().perClassThresholds().get(line.label());
      if (threshold == null) {
        outside.add(OutOfScopeLine.of(line));
      } else {
        classes.add(line);
        lines.add(ClassLine.of(line, threshold));
      }
    }
    return new ClassesView(
        lines,
        List.of(
            mean("macro mean", classes, line -> 1),
            mean("mean by rows", classes, ClassBalance.Line::rows)),
        outside,
        Shown.count(summary.chosen().perClassThresholds().size()));
  }

  private static ClassLine mean(
      String name, List<ClassBalance.Line> all, ToDoubleFunction<ClassBalance.Line> weight) {
    List<ClassBalance.Line> classes = all.stream().filter(line -> line.rows() > 0).toList();
    return new ClassLine(
        name,
        Shown.count(classes.stream().mapToInt(ClassBalance.Line::rows).sum()),
        Shown.NOTHING,
        mean(classes, weight, line -> (double) line.fired() / line.rows()),
        mean(classes, weight, ClassBalance.Line::accuracy),
        Shown.count(classes.stream().mapToInt(ClassBalance.Line::answers).sum()),
        new Precision(mean(classes, weight, ClassBalance.Line::precision), Shown.NOTHING),
        mean(classes, weight, ClassBalance.Line::f1));
  }

  private static Shown mean(
      List<ClassBalance.Line> classes,
      ToDoubleFunction<ClassBalance.Line> weight,
      ToDoubleFunction<ClassBalance.Line> value) {
    double sum =
        classes.stream().mapToDouble(c -> weight.applyAsDouble(c) * value.applyAsDouble(c)).sum();
    double all = classes.stream().mapToDouble(weight).sum();
    return all == 0 ? Shown.NOTHING : Shown.percent(sum / all);
  }
}
