package io.micromap.evaluation.guarantee;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.micromap.evaluation.guarantee.Certificate.Kind;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.json.Rounded;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What a target costs in coverage, and which further held-out rows would win some back. Further
 * rows are assumed to be like the present rows of the same top-ranked class. A step is what {@link
 * Certifier} proves of its target on the same rows.
 *
 * @param classes that the mapper has
 * @param steps one per share of errors, ascending
 * @param coverage share of the held-out rows answered under the target
 * @param doubled the same with twice as many held-out rows of every class
 * @param advice classes whose further rows help, those that help most for each row first
 */
public record CoveragePlan(
    int classes,
    List<Step> steps,
    @JsonSerialize(using = Rounded.class) double coverage,
    @JsonProperty("coverage_with_twice_the_rows") @JsonSerialize(using = Rounded.class)
        double doubled,
    List<Advice> advice) {

  private static final double[] ERRORS = {0.005, 0.01, 0.02, 0.03, 0.05, 0.1};
  private static final int MAX_ADVICE = 10;

  /**
   * A share of errors and what it buys. Every step is certified by itself: choose one before
   * looking at the others' outcome on the same rows.
   *
   * @param maxError greatest share of wrong answers
   * @param coverage share of the held-out rows answered
   * @param errors wrong answers among them
   * @param classes that may be answered
   * @param alone of these, classes that are certified by themselves
   */
  public record Step(
      double maxError,
      @JsonSerialize(using = Rounded.class) double coverage,
      @JsonProperty("errors_on_fired") int errors,
      int classes,
      @JsonProperty("classes_by_themselves") int alone) {

    static Step of(ScoredRows rows, Target target) {
      Certification certified = new Certifier(target).certify(rows);
      return new Step(
          target.maxError(),
          certified.coverage().orElse(0.0),
          certified.errors(),
          certified.classes(),
          alone(certified));
    }

    private static int alone(Certification certified) {
      SortedMap<String, Double> thresholds = certified.thresholds();
      return (int)
          certified.certificates().stream()
              .filter(certificate -> certificate.kind() == Kind.CLASS)
              .filter(found -> thresholds.get(found.labels().get(0)) < Thresholds.NEVER)
              .count();
    }

    private String toText(int all) {
      return String.format(
          Locale.ROOT,
          "  at most %5.1f %% errors: %5.1f %% answered, %d of %d classes, %d by themselves",
          100 * maxError,
          100 * coverage,
          classes,
          all,
          alone);
    }

    private String since(Step before) {
      double points = 100 * (coverage - before.coverage);
      return String.format(
          Locale.ROOT,
          "  (%+.1f points, %+.1f for each point of error)",
          points,
          points / (100 * (maxError - before.maxError)));
    }
  }

  /**
   * A class worth more rows.
   *
   * @param label the class
   * @param rows how many more held-out rows
   * @param coverage share of the present rows answered then
   * @param gain share of the present rows answered then and not now
   */
  public record Advice(
      String label,
      int rows,
      @JsonSerialize(using = Rounded.class) double coverage,
      @JsonSerialize(using = Rounded.class) double gain) {

    private static final Comparator<Advice> BEST_FIRST =
        Comparator.comparingDouble(Advice::gainPerRow).reversed().thenComparing(Advice::label);

    double gainPerRow() {
      return gain / rows;
    }

    private String toText() {
      return String.format(
          Locale.ROOT,
          "  %d more of '%s': %.1f %% answered (%+.1f points)\n",
          rows,
          label,
          100 * coverage,
          100 * gain);
    }
  }

  /** Copies. */
  public CoveragePlan {
    steps = List.copyOf(steps);
    advice = List.copyOf(advice);
  }

  /** Plans for a target. */
  public static CoveragePlan of(ScoredRows rows, Target target) {
    List<String> labels = rows.mapper().labels().stream().map(Label::name).toList();
    Forecast forecast =
        new Forecast(
            new Certifier(target),
            Answer.of(rows),
            labels,
            rows.absent(),
            Math.max(1, rows.size()));
    double now = forecast.coverage(k -> 1);
    List<Advice> advice =
        IntStream.range(0, labels.size())
            .boxed()
            .flatMap(k -> forecast.best(k, now).stream())
            .sorted(Advice.BEST_FIRST)
            .limit(MAX_ADVICE)
            .toList();
    return new CoveragePlan(
        labels.size(), steps(rows, target), now, forecast.coverage(k -> 2), advice);
  }

  private static List<Step> steps(ScoredRows rows, Target target) {
    return DoubleStream.concat(DoubleStream.of(ERRORS), DoubleStream.of(target.maxError()))
        .sorted()
        .distinct()
        .mapToObj(share -> Step.of(rows, target.withMaxError(share)))
        .toList();
  }

  private boolean falls() {
    return IntStream.range(1, steps.size())
        .anyMatch(i -> steps.get(i).coverage < steps.get(i - 1).coverage);
  }

  /** The plan as a page of text. */
  public String toText() {
    StringBuilder text = new StringBuilder("what each share of errors buys\n");
    for (int i = 0; i < steps.size(); i++) {
      text.append(steps.get(i).toText(classes));
      text.append(i == 0 ? "" : steps.get(i).since(steps.get(i - 1))).append('\n');
    }
    if (falls()) {
      text.append(
          "where more errors answer less, classes that were in the pool have rows enough to be"
              + " certified by themselves, and lack a few\n");
    }
    text.append(
        String.format(
            Locale.ROOT,
            "\nmore held-out rows like the present ones\n  twice as many of every class: %.1f %%"
                + " answered instead of %.1f %%\n",
            100 * doubled,
            100 * coverage));
    advice.forEach(a -> text.append(a.toText()));
    if (advice.isEmpty()) {
      text.append("  no single class's rows would raise the coverage\n");
    }
    return text.toString();
  }
}
