package io.micromap.evaluation.sweep;

import io.micromap.evaluation.guarantee.Promise;
import io.micromap.evaluation.metrics.ClassBalance;
import io.micromap.evaluation.metrics.Metrics;
import io.micromap.evaluation.metrics.RowsThatChose;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.evaluation.metrics.VerdictInWords;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A finished sweep.
 *
 * @param rows what was swept
 * @param parameters what was asked
 * @param points one per threshold, ascending
 * @param chosen what the chosen thresholds give
 * @param ownThresholds chosen for single classes, where others than the chosen point's
 * @param failures gates that the chosen point misses, in words; empty if it passes
 */
public record Sweep(
    ScoredRows rows,
    SweepParameters parameters,
    List<Metrics> points,
    Metrics chosen,
    SortedMap<String, Double> ownThresholds,
    List<String> failures) {

  /** What is said where {@link #isFixed}. */
  public static final String FIXED =
      "every class has a threshold of its own, so that none of those swept changes anything";

  /** So many classes are named in words. */
  private static final int NAMED = 5;

  /** Copies. */
  public Sweep {
    points = List.copyOf(points);
    ownThresholds = Collections.unmodifiableSortedMap(new TreeMap<>(ownThresholds));
    failures = List.copyOf(failures);
  }

  /** Sweeps. */
  public static Sweep run(ScoredRows rows, SweepParameters parameters) {
    List<Thresholds> swept =
        parameters.thresholds().stream()
            .map(threshold -> thresholds(rows.mapper(), parameters, threshold))
            .toList();
    List<Metrics> points = Metrics.of(rows, swept);
    ScoredRows different = rows.different();
    boolean copies = different.size() < rows.size();
    Choice choice = Choice.of(points, copies ? Metrics.of(different, swept) : points, parameters);
    SortedMap<String, Double> own = own(rows, parameters);
    Metrics chosen = choice.point();
    Thresholds thresholds = thresholds(rows.mapper(), parameters, chosen.threshold()).with(own);
    if (!own.isEmpty()) {
      chosen = Metrics.of(rows, thresholds);
    }
    List<String> failures =
        new ArrayList<>(
            choice.failures(copies ? Metrics.of(different, thresholds) : chosen, chosen));
    uncertified(different, parameters, thresholds).ifPresent(failures::add);
    return new Sweep(rows, parameters, points, chosen, own, failures);
  }

  /** That nothing is certified where that was asked for, and what can be promised instead. */
  private static Optional<String> uncertified(
      ScoredRows different, SweepParameters parameters, Thresholds thresholds) {
    boolean answers =
        different.mapper().labelNames().stream()
            .anyMatch(label -> thresholds.forLabel(label) < Thresholds.NEVER);
    return parameters
        .gates()
        .target()
        .filter(target -> !answers)
        .map(target -> Promise.insteadOf(target, different).replaceFirst("\\.$", ""));
  }

  /** Thresholds of the classes with rows enough to choose one for them alone. */
  private static SortedMap<String, Double> own(ScoredRows rows, SweepParameters parameters) {
    Thresholds fixed = thresholds(rows.mapper(), parameters, 0);
    return parameters
        .costRule()
        .map(rule -> rule.perClass(rows, parameters.thresholds(), fixed))
        .orElseGet(TreeMap::new);
  }

  /**
   * Whether every class has a threshold of its own from the mapper or from what was asked, so that
   * the swept ones change nothing.
   */
  public boolean isFixed() {
    Thresholds fixed = thresholds(rows.mapper(), parameters, 0);
    return rows.mapper().labels().stream().allMatch(label -> fixed.isOwn(label.name()));
  }

  /** Whether every gate holds at the chosen point. */
  public boolean passed() {
    return failures.isEmpty();
  }

  /** The thresholds in force at the chosen point. */
  public Thresholds chosenThresholds() {
    return thresholds(rows.mapper(), parameters, chosen.threshold()).with(ownThresholds);
  }

  /** The threshold of every class at the chosen point. */
  public SortedMap<String, Double> chosenPerClass() {
    Thresholds thresholds = chosenThresholds();
    SortedMap<String, Double> perClass = new TreeMap<>();
    for (Label label : rows.mapper().labels()) {
      perClass.put(label.name(), thresholds.forLabel(label.name()));
    }
    return perClass;
  }

  /**
   * Which classes have a chosen threshold that no confidence reaches, in words, as {@code "swap,
   * stake abstain always"}; empty where every class may be answered.
   */
  public Optional<String> abstaining() {
    SortedMap<String, Double> perClass = chosenPerClass();
    List<String> never =
        perClass.keySet().stream()
            .filter(label -> perClass.get(label) == Thresholds.NEVER)
            .toList();
    if (never.isEmpty()) {
      return Optional.empty();
    }
    if (never.size() == perClass.size()) {
      return Optional.of("every class abstains always");
    }
    int more = never.size() - NAMED;
    return Optional.of(
        String.join(", ", never.subList(0, Math.min(NAMED, never.size())))
            + (more > 0 ? " and " + more + " more" : "")
            + (never.size() == 1 ? " abstains always" : " abstain always"));
  }

  /**
   * What the chosen thresholds are worth, in words.
   *
   * @param rowsTrainedOn rows that the mapper was trained on
   */
  public VerdictInWords verdict(int rowsTrainedOn) {
    return VerdictInWords.of(
            rows.outcomes(chosenThresholds()), rows.data().oosLabel(), rowsTrainedOn)
        .withRowsThatChose(rowsThatChose())
        .withRepeats(rows.data().rows());
  }

  /** Whether the rows chose one of several thresholds for some class. */
  public boolean isChoice() {
    return parameters.thresholds().size() > 1 && !isFixed();
  }

  private int rowsThatChose() {
    return isChoice() ? rows.size() : RowsThatChose.count(rows, chosenThresholds());
  }

  /** Every class at the chosen point. */
  public ClassBalance classBalance() {
    return ClassBalance.of(
        rows.outcomes(chosenThresholds()),
        rows.mapper().labels().stream().map(Label::name).toList(),
        rows.data().oosLabel());
  }

  /** What the sweep leaves behind. */
  public SweepArtifacts artifacts() {
    return SweepArtifacts.of(this);
  }

  private static Thresholds thresholds(
      Mapper mapper, SweepParameters parameters, double threshold) {
    return mapper.bundle().thresholds().with(parameters.perClassThresholds()).withGlobal(threshold);
  }
}
