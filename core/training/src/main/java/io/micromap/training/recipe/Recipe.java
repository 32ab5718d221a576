package io.micromap.training.recipe;

import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.evaluation.dataset.DataReference;
import io.micromap.evaluation.dataset.DifferentRows;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.guarantee.Certification;
import io.micromap.evaluation.guarantee.Certifier;
import io.micromap.evaluation.guarantee.FewWordings;
import io.micromap.evaluation.guarantee.Target;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.evaluation.metrics.TextReport;
import io.micromap.evaluation.sweep.Baseline;
import io.micromap.evaluation.sweep.Reported;
import io.micromap.evaluation.sweep.Sweep;
import io.micromap.evaluation.sweep.SweepArtifacts;
import io.micromap.evaluation.sweep.SweepParameters;
import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Thresholds;
import io.micromap.training.lock.Calibrated;
import io.micromap.training.lock.LockedRows;
import io.micromap.training.lock.Locker;
import io.micromap.training.lock.ReportedOn;
import io.micromap.training.selection.OutOfFold;
import io.micromap.training.selection.OutOfFold.Selected;
import io.micromap.training.trainer.Trainer;
import io.micromap.training.trainer.TrainingTask;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Trains, sweeps, locks and reports. What is reported chose nothing: rows that were set apart, or
 * folds of one file for each of which training and choosing are done again without it. Rows,
 * predictions and the sweep travel as values: each row is read once.
 */
public final class Recipe {

  /** Name of the mapper before it is locked. */
  public static final String MAPPER = "trained.mapper";

  /** Name of the sweep's summary. */
  public static final String SUMMARY = "summary.json";

  /** Name of the sweep's rows. */
  public static final String ROWS = "rows.csv";

  /** Name of the sweep's metrics. */
  public static final String METRICS = "metrics.csv";

  /** Name of the report as text. */
  public static final String REPORT = "report.txt";

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
   * @param sweep that chose the thresholds
   * @param artifacts of the sweep, as they were written
   * @param report on rows that chose nothing, as text
   * @param failures what was asked and not reached, in words; empty if all was
   */
  public record Result(
      Sweep sweep, SweepArtifacts artifacts, String report, List<String> failures) {

    /** Copies. */
    public Result {
      failures = List.copyOf(failures);
    }
  }

  /**
   * Runs the recipe on rows dealt into three parts; writes every artifact to {@code folder}.
   *
   * @param parameters of the sweep; what their gates certify is certified on the choosing rows, and
   *     its thresholds then hold at every point of the sweep
   */
  public Result run(TrainingTask task, RecipeRows rows, SweepParameters parameters, Path folder) {
    Path mapperFile = folder.resolve(MAPPER);
    AtomicFile.requireWritable(mapperFile);
    progress.accept(rows.toText());
    requireRows(rows);
    byte[] bytes = BundleFormat.write(train(task, rows));
    AtomicFile.write(mapperFile, bytes);
    Mapper mapper = Mapper.of(bytes, mapperFile.toString(), registry);
    ScoredRows choosing = ScoredRows.of(mapper, rows.choosing());
    Optional<Certification> certified = parameters.gates().target().map(t -> certify(t, choosing));
    Sweep sweep =
        sweep(choosing, certified.map(c -> over(parameters, c, mapper)).orElse(parameters));
    warnOfCopies(rows.reporting());
    ScoredRows reporting = ScoredRows.of(mapper, rows.reporting());
    SweepArtifacts artifacts = Locker.reported(sweep, reporting);
    LockedRows locked =
        new LockedRows(rows.training(), rows.choosing(), Optional.of(rows.reporting()));
    Parts parts = rows.parts();
    lock(
        new Locker.Made(bytes, sweep, artifacts, locked, ReportedOn.rows(parts.reporting())),
        request(parts, folder));
    String report =
        TextReport.write(
            reporting.outcomes(sweep.chosenThresholds()),
            mapper.labelNames(),
            reporting.data().oosLabel(),
            reported(artifacts).verdict());
    return result(sweep, artifacts, report, folder);
  }

  private static void requireRows(RecipeRows rows) {
    for (LabelledPrompts part : List.of(rows.choosing(), rows.reporting())) {
      if (part.rows().isEmpty()) {
        throw new MicromapException(
            ErrorCode.TOO_FEW_ROWS,
            rows.training().name()
                + ": has too few different prompts to deal into rows that train, choose and report."
                + " Give more rows, or leave the file whole for out-of-fold predictions.");
      }
    }
  }

  private Bundle train(TrainingTask task, RecipeRows rows) {
    try {
      return trainer.train(task, rows.training());
    } catch (MicromapException e) {
      if (e.code() != ErrorCode.TOO_FEW_ROWS) {
        throw e;
      }
      throw new MicromapException(
          e.code(),
          "Of the rows that were dealt to training: "
              + e.getMessage()
              + " Others of the file choose and report; give more rows, or leave the file whole for"
              + " out-of-fold predictions.",
          e);
    }
  }

  /**
   * Runs the recipe on one file: trains on all rows, chooses on their out-of-fold predictions, and
   * reports on folds that chose nothing. Writes every artifact to {@code folder}.
   *
   * @param rows where they come from
   * @param data the same rows
   * @param folds how many, 2 or more
   */
  public Result runOutOfFold(
      OutOfFold selection, DataReference rows, LabelledPrompts data, int folds, Path folder) {
    Path mapperFile = folder.resolve(MAPPER);
    AtomicFile.requireWritable(mapperFile);
    progress.accept(
        "rows: all "
            + data.rows().size()
            + " train; thresholds are chosen on their out-of-fold predictions");
    warnOfCopies(data);
    Selected selected = selection.select(data);
    AtomicFile.write(mapperFile, selected.bytes());
    Sweep sweep = selected.sweep();
    progress.accept(swept(sweep));
    progress.accept("training and choosing again without each of " + folds + " folds, to report");
    Reported reported = selection.report(data, folds);
    SweepArtifacts artifacts = SweepArtifacts.of(sweep, 0, reported);
    lock(
        new Locker.Made(
            selected.bytes(),
            sweep,
            artifacts,
            new LockedRows(data, data, Optional.empty()),
            ReportedOn.folds(folds)),
        request(new Parts(rows, rows, rows), folder));
    String report =
        TextReport.shares(reported.verdict())
            + reported.baseline().map(Baseline::toText).orElse("")
            + reported
                .otherPrompts()
                .map(estimate -> "\nestimate: " + estimate.text() + "\n")
                .orElse("");
    return result(sweep, artifacts, report, folder);
  }

  /** The report has intervals of these rows. */
  private void warnOfCopies(LabelledPrompts reporting) {
    DifferentRows.of(reporting.rows()).warning().ifPresent(progress);
  }

  private Sweep sweep(ScoredRows rows, SweepParameters parameters) {
    Sweep sweep = Sweep.run(rows, parameters);
    progress.accept(swept(sweep));
    return sweep;
  }

  private static String swept(Sweep sweep) {
    return "swept; "
        + (sweep.isFixed()
            ? Sweep.FIXED
            : "chose threshold " + Json.decimal(sweep.chosen().threshold()));
  }

  private Certification certify(Target target, ScoredRows rows) {
    ScoredRows different = rows.different();
    Certification certification = new Certifier(target).certify(different);
    progress.accept(certification.toText().strip());
    FewWordings.warnings(certification, different).forEach(progress);
    return certification;
  }

  /** Certified thresholds over those asked for; a class that must abstain goes on doing so. */
  private static SweepParameters over(
      SweepParameters parameters, Certification certification, Mapper mapper) {
    SortedMap<String, Double> thresholds = new TreeMap<>(certification.thresholds());
    thresholds
        .keySet()
        .removeIf(label -> mapper.bundle().thresholds().forLabel(label) == Thresholds.NEVER);
    return parameters.withPerClass(thresholds);
  }

  private static Locker.Request request(Parts parts, Path folder) {
    return new Locker.Request(
        folder.resolve(MAPPER),
        folder.resolve(SUMMARY),
        Optional.of(folder.resolve(ROWS)),
        Optional.of(folder.resolve(METRICS)),
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

  private static Result result(Sweep sweep, SweepArtifacts artifacts, String report, Path folder) {
    AtomicFile.write(folder.resolve(REPORT), report.getBytes(StandardCharsets.UTF_8));
    List<String> failures =
        Stream.concat(sweep.failures().stream(), reported(artifacts).missed().stream()).toList();
    return new Result(sweep, artifacts, report, failures);
  }

  private static Reported reported(SweepArtifacts artifacts) {
    return artifacts.summary().result().reported().orElseThrow();
  }
}
