package io.micromap.training.recipe;

import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.evaluation.dataset.DataReference;
import io.micromap.evaluation.dataset.DataReference.Part;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.guarantee.Certification;
import io.micromap.evaluation.guarantee.Certifier;
import io.micromap.evaluation.guarantee.Target;
import io.micromap.evaluation.metrics.Metrics;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.evaluation.metrics.TextReport;
import io.micromap.evaluation.sweep.Sweep;
import io.micromap.evaluation.sweep.SweepParameters;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Label;
import io.micromap.training.lock.Locker;
import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.TrainingTask;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Trains, sweeps, locks and reports. Thresholds are chosen on other rows than those reported on:
 * evaluation rows are dealt into two halves, and where there is one file for everything, three
 * fifths of it train, one chooses and one reports.
 */
public final class Recipe {

  private static final long SEED = 42;

  private final DomainRegistry registry;
  private final Trainer trainer;
  private final Consumer<String> progress;

  /** A recipe that tells of each step. */
  public Recipe(DomainRegistry registry, Trainer trainer, Consumer<String> progress) {
    this.registry = registry;
    this.trainer = trainer;
    this.progress = progress;
  }

  /**
   * The three parts of the rows.
   *
   * @param training rows to fit on
   * @param choosing rows to choose thresholds on
   * @param reporting rows to report on
   */
  public record Parts(DataReference training, DataReference choosing, DataReference reporting) {

    /** All of one reference to train, halves of another to choose and to report. */
    public static Parts halves(DataReference training, DataReference evaluation) {
      return new Parts(
          training,
          evaluation.part(new Part(Set.of(0), 2, SEED)),
          evaluation.part(new Part(Set.of(1), 2, SEED)));
    }

    /** Fifths of one reference. */
    public static Parts fifths(DataReference all) {
      return new Parts(
          all.part(new Part(Set.of(0, 1, 2), 5, SEED)),
          all.part(new Part(Set.of(3), 5, SEED)),
          all.part(new Part(Set.of(4), 5, SEED)));
    }
  }

  /**
   * The finished recipe.
   *
   * @param sweep on the choosing rows
   * @param fresh figures on the reporting rows
   * @param report on the reporting rows, as text
   */
  public record Result(Sweep sweep, Metrics fresh, String report) {}

  /**
   * Cooks; every artifact goes into {@code folder}.
   *
   * @param target what to certify on the choosing rows, if anything; the thresholds then hold at
   *     every point of the sweep
   */
  public Result run(
      TrainingTask task,
      Parts parts,
      SweepParameters parameters,
      Optional<Target> target,
      Path folder) {
    Path mapperFile = folder.resolve("trained.mapper");
    AtomicFile.requireWritable(mapperFile);
    LabelledPrompts training = parts.training().load(registry);
    LabelledPrompts choosing = parts.choosing().load(registry);
    LabelledPrompts reporting = parts.reporting().load(registry);
    progress.accept(
        "rows: "
            + training.rows().size()
            + " to train, "
            + choosing.rows().size()
            + " to choose thresholds, "
            + reporting.rows().size()
            + " to report on");
    byte[] bytes = BundleFormat.write(trainer.train(task, training));
    AtomicFile.write(mapperFile, bytes);
    Mapper mapper = Mapper.of(bytes, mapperFile.toString(), registry);
    ScoredRows scored = ScoredRows.of(mapper, choosing);
    Sweep sweep =
        Sweep.run(scored, target.map(t -> certify(t, scored, parameters)).orElse(parameters));
    writeSweep(sweep, folder);
    progress.accept("swept; chose threshold " + sweep.chosen().threshold());
    new Locker(registry)
        .lock(
            new Locker.Request(
                mapperFile,
                folder.resolve("summary.json"),
                folder.resolve("rows.csv"),
                folder.resolve("metrics.csv"),
                parts.training(),
                parts.choosing(),
                folder));
    ScoredRows rows = ScoredRows.of(mapper, reporting);
    String report = report(rows, sweep);
    AtomicFile.write(folder.resolve("report.txt"), report.getBytes(StandardCharsets.UTF_8));
    return new Result(sweep, Metrics.of(rows, sweep.chosenThresholds()), report);
  }

  private SweepParameters certify(Target target, ScoredRows rows, SweepParameters parameters) {
    Certification certification = new Certifier(target).certify(rows);
    progress.accept(certification.toText().strip());
    return parameters.withPerClass(certification.thresholds());
  }

  private static void writeSweep(Sweep sweep, Path folder) {
    AtomicFile.write(folder.resolve("rows.csv"), sweep.rowsCsv());
    AtomicFile.write(folder.resolve("metrics.csv"), sweep.metricsCsv());
    AtomicFile.write(folder.resolve("summary.json"), sweep.summaryJson());
  }

  private static String report(ScoredRows rows, Sweep sweep) {
    return TextReport.write(
        rows.outcomes(sweep.chosenThresholds()),
        rows.mapper().labels().stream().map(Label::name).toList(),
        rows.data().oosLabel());
  }
}
