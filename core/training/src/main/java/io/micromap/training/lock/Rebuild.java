package io.micromap.training.lock;

import io.micromap.evaluation.artifact.ThresholdsFile;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.evaluation.sweep.Sweep;
import io.micromap.evaluation.sweep.SweepArtifacts;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.training.lock.LockFile.Artifact;
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
      LabelledPrompts training,
      LabelledPrompts evaluation,
      DomainRegistry registry,
      int threads,
      Consumer<String> progress) {
    TrainingTask task =
        lock.domain()
            .map(id -> TrainingTask.of(registry.require(id)))
            .orElseGet(() -> TrainingTask.ofLabels(training.labels()));
    byte[] mapper =
        BundleFormat.write(new Trainer(lock.options(), threads, progress).train(task, training));
    progress.accept("sweeping " + evaluation.rows().size() + " rows");
    ScoredRows rows = ScoredRows.of(Mapper.of(mapper, "the rebuilt mapper", registry), evaluation);
    Sweep sweep = Sweep.run(rows, lock.sweep());
    return from(mapper, sweep, sweep.artifacts(), lock.calibrated());
  }
}
