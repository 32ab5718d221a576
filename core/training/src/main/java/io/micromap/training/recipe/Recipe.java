package io.micromap.training.recipe;

import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.guarantee.Certification;
import io.micromap.evaluation.guarantee.Certifier;
import io.micromap.evaluation.guarantee.Target;
import io.micromap.evaluation.metrics.Metrics;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.evaluation.metrics.TextReport;
import io.micromap.evaluation.sweep.Sweep;
import io.micromap.evaluation.sweep.SweepArtifacts;
import io.micromap.evaluation.sweep.SweepParameters;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Label;
import io.micromap.training.lock.Calibrated;
import io.micromap.training.lock.Locker;
import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.TrainingTask;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Trains, sweeps, locks and reports. Thresholds are chosen on other rows than those reported on:
 * evaluation rows are dealt into two halves, and where there is one file for everything, three
 * fifths of it train, one chooses and one reports. Rows, predictions and the sweep travel as
 * values: each row is read once and scored once.
 */
public final class Recipe {

  private final DomainRegistry registry;
  private final Trainer trainer;
  private final Consumer<String> progress;

  /**
   * A recipe.
   *
   * @param progress receives progress messages
   */
  public Recipe(DomainRegistry registry, Trainer trainer, Consumer<String> progress) {
    this.registry = registry;
    this.trainer = trainer;
    this.progress = progress;
  }

  /**
   * The finished recipe.
   *
   * @param sweep on the choosing rows
   * @param artifacts of the sweep, as they were written
   * @param fresh metrics on the reporting rows
   * @param report on the reporting rows, as text
   */
  public record Result(Sweep sweep, SweepArtifacts artifacts, Metrics fresh, String report) {}

  /**
   * Runs the recipe; writes every artifact to {@code folder}.
   *
   * @param target what to certify on the choosing rows, if anything; the thresholds then hold at
   *     every point of the sweep
   */
  public Result run(
      TrainingTask task,
      RecipeRows rows,
      SweepParameters parameters,
      Optional<Target> target,
      Path folder) {
    Path mapperFile = folder.resolve("trained.mapper");
    AtomicFile.requireWritable(mapperFile);
    progress.accept(rows.toText());
    byte[] bytes = BundleFormat.write(trainer.train(task, rows.training()));
    AtomicFile.write(mapperFile, bytes);
    Mapper mapper = Mapper.of(bytes, mapperFile.toString(), registry);
    Sweep sweep = sweep(mapper, rows.choosing(), parameters, target);
    SweepArtifacts artifacts = sweep.artifacts();
    Locker.Made made = new Locker.Made(bytes, sweep, artifacts, rows.training().sha256());
    lock(made, request(rows.parts(), mapperFile));
    return report(sweep, artifacts, rows.reporting(), folder);
  }

  private Sweep sweep(
      Mapper mapper,
      LabelledPrompts choosing,
      SweepParameters parameters,
      Optional<Target> target) {
    ScoredRows scored = ScoredRows.of(mapper, choosing);
    Sweep sweep =
        Sweep.run(scored, target.map(t -> certify(t, scored, parameters)).orElse(parameters));
    progress.accept("swept; chose threshold " + sweep.chosen().threshold());
    return sweep;
  }

  private SweepParameters certify(Target target, ScoredRows rows, SweepParameters parameters) {
    Certification certification = new Certifier(target).certify(rows);
    progress.accept(certification.toText().strip());
    return parameters.withPerClass(certification.thresholds());
  }

  private static Locker.Request request(Parts parts, Path mapperFile) {
    Path folder = mapperFile.getParent();
    return new Locker.Request(
        mapperFile,
        folder.resolve("summary.json"),
        Optional.of(folder.resolve("rows.csv")),
        Optional.of(folder.resolve("metrics.csv")),
        parts.training(),
        parts.choosing(),
        Calibrated.NOTHING,
        folder);
  }

  private static void lock(Locker.Made made, Locker.Request request) {
    AtomicFile.write(request.rows().orElseThrow(), made.artifacts().rowsCsv());
    AtomicFile.write(request.metrics().orElseThrow(), made.artifacts().metricsCsv());
    AtomicFile.write(request.summary(), made.artifacts().summaryJson());
    Locker.lock(request, made);
  }

  private static Result report(
      Sweep sweep, SweepArtifacts artifacts, LabelledPrompts reporting, Path folder) {
    Mapper mapper = sweep.rows().mapper();
    ScoredRows rows = ScoredRows.of(mapper, reporting);
    String report =
        TextReport.write(
            rows.outcomes(sweep.chosenThresholds()),
            mapper.labels().stream().map(Label::name).toList(),
            reporting.oosLabel());
    AtomicFile.write(folder.resolve("report.txt"), report.getBytes(StandardCharsets.UTF_8));
    return new Result(sweep, artifacts, Metrics.of(rows, sweep.chosenThresholds()), report);
  }
}
