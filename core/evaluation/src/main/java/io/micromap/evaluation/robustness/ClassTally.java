package io.micromap.evaluation.robustness;

import io.micromap.evaluation.drift.PairedTally;
import java.util.Optional;

/** Counts answers about one class before and after a perturbation. Not thread-safe. */
final class ClassTally {

  private final String label;
  private final PairedTally told = new PairedTally();
  private final int[] hits = new int[2];
  private final int[] alarms = new int[2];
  private int rows;
  private int others;

  ClassTally(String label) {
    this.label = label;
  }

  void add(String gold, Optional<String> clean, Optional<String> perturbed) {
    boolean own = gold.equals(label);
    boolean before = clean.filter(label::equals).isPresent();
    boolean after = perturbed.filter(label::equals).isPresent();
    rows += own ? 1 : 0;
    others += own ? 0 : 1;
    int[] counts = own ? hits : alarms;
    counts[0] += before ? 1 : 0;
    counts[1] += after ? 1 : 0;
    told.add(before == own, after == own);
  }

  /** What was counted. */
  ClassRobustness robustness() {
    return new ClassRobustness(
        label,
        rows,
        Sensitivity.of(hits[0], rows, alarms[0], others),
        Sensitivity.of(hits[1], rows, alarms[1], others),
        told.change());
  }
}
