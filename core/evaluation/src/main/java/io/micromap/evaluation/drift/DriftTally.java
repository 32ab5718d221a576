package io.micromap.evaluation.drift;

import io.micromap.evaluation.drift.DriftReport.Accuracy;
import io.micromap.evaluation.drift.DriftReport.ClassDrift;
import io.micromap.evaluation.drift.DriftReport.UnsharedLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Gathers a {@link DriftReport} row by row; needs memory for the labels, not for the rows. Not
 * thread-safe.
 */
public final class DriftTally {

  private final Set<String> shared;
  private final String oosLabel;
  private final Flips.Tally flips = new Flips.Tally();
  private final PairedTally coverage = new PairedTally();
  private final PairedTally inScopeCoverage = new PairedTally();
  private final PairedTally accuracyOnFired = new PairedTally();
  private final PairedTally overall = new PairedTally();
  private final PairedTally oosRecall = new PairedTally();
  private final Map<String, ClassTally> classes = new TreeMap<>();
  private final Map<String, UnsharedTally> unshared = new TreeMap<>();
  private int rows;
  private int compared;

  /**
   * A tally.
   *
   * @param shared labels that both sides have
   * @param oosLabel the word that marks a row as out of scope
   */
  public DriftTally(Set<String> shared, String oosLabel) {
    this.shared = Set.copyOf(shared);
    this.oosLabel = oosLabel;
  }

  /** One class. */
  private static final class ClassTally {
    private final PairedTally coverage = new PairedTally();
    private final PairedTally accuracy = new PairedTally();
    private final PairedTally precision = new PairedTally();

    private ClassDrift drift(String label) {
      return new ClassDrift(label, coverage.change(), accuracy.change(), precision.change());
    }
  }

  /** A label that one side does not have. */
  private static final class UnsharedTally {
    private int rows;
    private int answeredBefore;
    private int rightBefore;
    private int answeredAfter;
    private int rightAfter;

    private void add(Optional<String> gold, Optional<String> before, Optional<String> after) {
      rows++;
      answeredBefore += before.isPresent() ? 1 : 0;
      rightBefore += before.equals(gold) ? 1 : 0;
      answeredAfter += after.isPresent() ? 1 : 0;
      rightAfter += after.equals(gold) ? 1 : 0;
    }

    private UnsharedLabel counts(String label) {
      return new UnsharedLabel(label, rows, answeredBefore, rightBefore, answeredAfter, rightAfter);
    }
  }

  /**
   * Counts a row.
   *
   * @param gold its label, if it is known
   * @param before the label it was answered with, or nothing for an abstention
   * @param after the label it is answered with now, or nothing
   */
  public void add(Optional<String> gold, Optional<String> before, Optional<String> after) {
    rows++;
    flips.add(before, after);
    coverage.add(before.isPresent(), after.isPresent());
    if (gold.isEmpty()) {
      return;
    }
    String label = gold.get();
    if (label.equals(oosLabel) || shared.contains(label)) {
      compare(label, before, after);
    } else {
      unshared.computeIfAbsent(label, name -> new UnsharedTally()).add(gold, before, after);
    }
  }

  private void compare(String label, Optional<String> before, Optional<String> after) {
    compared++;
    boolean oos = label.equals(oosLabel);
    boolean rightBefore = !oos && before.filter(label::equals).isPresent();
    boolean rightAfter = !oos && after.filter(label::equals).isPresent();
    accuracyOnFired.add(before.isPresent(), rightBefore, after.isPresent(), rightAfter);
    if (oos) {
      oosRecall.add(before.isEmpty(), after.isEmpty());
      overall.add(before.isEmpty(), after.isEmpty());
    } else {
      inScopeCoverage.add(before.isPresent(), after.isPresent());
      overall.add(rightBefore, rightAfter);
      of(label).coverage.add(before.isPresent(), after.isPresent());
      of(label).accuracy.add(rightBefore, rightAfter);
    }
    Stream.concat(before.stream(), after.stream())
        .distinct()
        .forEach(
            answer ->
                of(answer)
                    .precision
                    .add(
                        before.filter(answer::equals).isPresent(),
                        rightBefore,
                        after.filter(answer::equals).isPresent(),
                        rightAfter));
  }

  private ClassTally of(String label) {
    return classes.computeIfAbsent(label, name -> new ClassTally());
  }

  /** The report of the rows so far. */
  public DriftReport report() {
    List<ClassDrift> drifts = new ArrayList<>();
    classes.forEach((label, tally) -> drifts.add(tally.drift(label)));
    List<UnsharedLabel> others = new ArrayList<>();
    unshared.forEach((label, tally) -> others.add(tally.counts(label)));
    return new DriftReport(
        rows, compared, flips.flips(overall), coverage.change(), accuracy(), drifts, others);
  }

  private Optional<Accuracy> accuracy() {
    return compared == 0
        ? Optional.empty()
        : Optional.of(
            new Accuracy(
                inScopeCoverage.change(),
                accuracyOnFired.change(),
                overall.change(),
                oosRecall.change()));
  }
}
