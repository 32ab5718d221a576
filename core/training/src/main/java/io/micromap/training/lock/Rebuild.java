package io.micromap.training.lock;

import io.micromap.evaluation.artifact.ThresholdsFile;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.evaluation.sweep.Reported;
import io.micromap.evaluation.sweep.Sweep;
import io.micromap.evaluation.sweep.SweepArtifacts;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.runtime.text.Counted;
import io.micromap.training.lock.LockFile.Artifact;
import io.micromap.training.selection.OutOfFold;
import io.micromap.training.selection.OutOfFold.Selected;
import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.TrainingTask;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Makes the artifacts of a lock, in memory. */
final class Rebuild {

  private Rebuild() {}

  /** The artifacts that follow from a mapper, its sweep and what was calibrated. */
  static Map<Artifact, byte[]> from(
      byte[] mapper, Sweep sweep, SweepArtifacts swept, Calibrated calibrated) {
    Map<Artifact, byte[]> artifacts = new EnumMap<>(Artifact.class);
    artifacts.put(Artifact.MAPPER, mapper);
    artifacts.put(Artifact.ROWS, swept.rowsCsv());
    artifacts.put(Artifact.METRICS, swept.metricsCsv());
    artifacts.put(Artifact.SUMMARY, swept.summaryJson());
    artifacts.put(
        Artifact.PER_CLASS_THRESHOLDS, ThresholdsFile.write(calibrated.thresholds(sweep)));
    artifacts.put(Artifact.LOCKED_MAPPER, BundleFormat.write(calibrated.locked(sweep)));
    return artifacts;
  }

  /** Trains and sweeps as a lock records it. */
  static Map<Artifact, byte[]> of(
      LockFile lock,
      LockedRows rows,
      DomainRegistry registry,
      int threads,
      Consumer<String> progress) {
    TrainingTask task =
        lock.domain()
            .map(id -> TrainingTask.of(registry.require(id)))
            .orElseGet(() -> TrainingTask.ofLabels(rows.training().labels()));
    Trainer trainer = new Trainer(lock.options(), threads, progress);
    OutOfFold outOfFold = new OutOfFold(trainer, task, registry, lock.sweep());
    return lock.rows()
        .crossValidate()
        .map(folds -> outOfFold(outOfFold, rows.training(), folds, lock, progress))
        .orElseGet(() -> apart(outOfFold, rows, lock, progress));
  }

  private static Map<Artifact, byte[]> outOfFold(
      OutOfFold outOfFold,
      LabelledPrompts rows,
      int folds,
      LockFile lock,
      Consumer<String> progress) {
    Selected selected = outOfFold.select(rows);
    progress.accept("training and choosing again without each of " + folds + " folds");
    Reported reported = outOfFold.report(rows, folds);
    return from(
        selected.bytes(),
        selected.sweep(),
        SweepArtifacts.of(selected.sweep(), 0, reported),
        lock.calibrated());
  }

  private static Map<Artifact, byte[]> apart(
      OutOfFold made, LockedRows rows, LockFile lock, Consumer<String> progress) {
    byte[] mapper = BundleFormat.write(made.trainer().train(made.task(), rows.training()));
    progress.accept("sweeping " + Counted.of(rows.evaluation().rows().size(), "row"));
    ScoredRows scored =
        ScoredRows.of(Mapper.of(mapper, "the rebuilt mapper", made.registry()), rows.evaluation());
    Sweep sweep = Sweep.run(scored, made.parameters());
    SweepArtifacts artifacts =
        rows.reporting()
            .map(some -> Locker.reported(sweep, ScoredRows.of(scored.mapper(), some)))
            .orElseGet(sweep::artifacts);
    return from(mapper, sweep, artifacts, lock.calibrated());
  }
}
