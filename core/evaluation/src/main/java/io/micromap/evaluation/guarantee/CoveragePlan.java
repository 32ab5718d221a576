package io.micromap.evaluation.guarantee;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micromap.evaluation.guarantee.Certificate.Kind;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.json.Json;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a target costs in coverage, and which further held-out rows would win some back. Further
 * rows are taken to be like those of the same likeliest class that are there.
 *
 * @param steps one per share of errors, ascending
 * @param coverage share of the held-out rows answered under the target
 * @param doubled the same with twice as many held-out rows of every class
 * @param advice classes whose further rows help, those that help most for each row first
 */
public record CoveragePlan(List<Step> steps, double coverage, double doubled, List<Advice> advice) {

  private static final double[] ERRORS = {0.005, 0.01, 0.02, 0.03, 0.05, 0.1};
  private static final int[] MULTIPLES = {2, 3, 5};
  private static final int MAX_ADVICE = 10;

  /**
   * A share of errors and what it buys. Every step is certified by itself: choose one before
   * looking at the others' outcome on the same rows.
   *
   * @param maxError greatest share of wrong answers
   * @param coverage share of the held-out rows answered
   * @param errors wrong answers among them
   * @param alone classes with rows enough to be certified by themselves
   */
  public record Step(double maxError, double coverage, int errors, int alone) {}

  /**
   * A class worth more rows.
   *
   * @param label the class
   * @param rows how many more held-out rows
   * @param coverage share of the present rows answered then
   * @param gain share of the present rows answered then and not now
   */
  public record Advice(String label, int rows, double coverage, double gain) {}

  /** Copies. */
  public CoveragePlan {
    steps = List.copyOf(steps);
    advice = List.copyOf(advice);
  }

  /** Plans for a target. */
  public static CoveragePlan of(ScoredRows rows, Target target) {
    List<String> labels = rows.mapper().labels().stream().map(Label::name).toList();
    List<Answer> answers = Answer.of(rows);
    double[] shares =
        Stream.concat(
                IntStream.range(0, ERRORS.length).mapToObj(i -> ERRORS[i]),
                Stream.of(target.maxError()))
            .mapToDouble(share -> share)
            .sorted()
            .distinct()
            .toArray();
    List<Step> steps = new ArrayList<>();
    for (double share : shares) {
      Certification certified = new Certifier(target.withMaxError(share)).certify(rows);
      int alone =
          (int) certified.certificates().stream().filter(c -> c.kind() == Kind.CLASS).count();
      steps.add(new Step(share, certified.coverage(), certified.errors(), alone));
    }
    Forecast forecast = new Forecast(new Certifier(target), answers, labels, rows.size());
    double now = forecast.coverage(k -> 1);
    List<Advice> advice =
        IntStream.range(0, labels.size())
            .boxed()
            .flatMap(k -> forecast.best(k, now).stream())
            .sorted(
                Comparator.comparingDouble((Advice a) -> a.gain() / a.rows())
                    .reversed()
                    .thenComparing(Advice::label))
            .limit(MAX_ADVICE)
            .toList();
    return new CoveragePlan(steps, now, forecast.coverage(k -> 2), advice);
  }

  /** How many times over each class's rows are taken. */
  @FunctionalInterface
  private interface Multiple {
    int of(int label);
  }

  /** Certifies on rows taken several times and counts the present ones. */
  private record Forecast(
      Certifier certifier, List<Answer> answers, List<String> labels, int total) {

    List<Advice> best(int label, double now) {
      int present = (int) answers.stream().filter(a -> a.candidate() == label).count();
      List<Advice> choices = new ArrayList<>();
      for (int multiple : present == 0 ? new int[0] : MULTIPLES) {
        double then = coverage(k -> k == label ? multiple : 1);
        if (then > now) {
          choices.add(new Advice(labels.get(label), present * (multiple - 1), then, then - now));
        }
      }
      return choices.stream()
          .max(Comparator.comparingDouble(choice -> choice.gain() / choice.rows()))
          .stream()
          .toList();
    }

    double coverage(Multiple multiple) {
      List<Answer> more = new ArrayList<>();
      for (Answer answer : answers) {
        for (int copy = 0; copy < multiple.of(answer.candidate()); copy++) {
          more.add(answer);
        }
      }
      Map<String, Double> thresholds = new TreeMap<>();
      for (Certificate certificate : certifier.certify(more, labels)) {
        certificate.labels().forEach(label -> thresholds.put(label, certificate.threshold()));
      }
      long fired =
          answers.stream().filter(a -> fires(a, thresholds.get(labels.get(a.candidate())))).count();
      return total == 0 ? 0 : (double) fired / total;
    }

    private static boolean fires(Answer answer, double threshold) {
      return threshold < Thresholds.NEVER && answer.confidence() >= threshold;
    }
  }

  /** The plan as JSON. */
  public ObjectNode toJson() {
    ObjectNode json = Json.mapper().createObjectNode();
    ArrayNode buys = json.putArray("steps");
    steps.forEach(
        step ->
            buys.addObject()
                .put("max_error", step.maxError())
                .put("coverage", Json.round(step.coverage()))
                .put("errors_on_fired", step.errors())
                .put("classes_by_themselves", step.alone()));
    json.put("coverage", Json.round(coverage));
    json.put("coverage_with_twice_the_rows", Json.round(doubled));
    ArrayNode classes = json.putArray("advice");
    advice.forEach(
        a ->
            classes
                .addObject()
                .put("label", a.label())
                .put("rows", a.rows())
                .put("coverage", Json.round(a.coverage()))
                .put("gain", Json.round(a.gain())));
    return json;
  }

  /** The plan as a page of text. */
  public String toText() {
    StringBuilder text = new StringBuilder("what each share of errors buys\n");
    Step before = null;
    for (Step step : steps) {
      text.append(
          String.format(
              Locale.ROOT,
              "  at most %5.1f %% errors: %5.1f %% answered, %d classes by themselves",
              100 * step.maxError(),
              100 * step.coverage(),
              step.alone()));
      if (before != null) {
        double points = 100 * (step.coverage() - before.coverage());
        text.append(
            String.format(
                Locale.ROOT,
                "  (%+.1f points, %+.1f for each point of error)",
                points,
                points / (100 * (step.maxError() - before.maxError()))));
      }
      text.append('\n');
      before = step;
    }
    text.append(
        String.format(
            Locale.ROOT,
            "\nmore held-out rows like the present ones\n  twice as many of every class: %.1f %%"
                + " answered instead of %.1f %%\n",
            100 * doubled,
            100 * coverage));
    advice.forEach(
        a ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "  %d more of '%s': %.1f %% answered (%+.1f points)\n",
                    a.rows(),
                    a.label(),
                    100 * a.coverage(),
                    100 * a.gain())));
    if (advice.isEmpty()) {
      text.append("  no single class's rows would raise the coverage\n");
    }
    return text.toString();
  }
}
