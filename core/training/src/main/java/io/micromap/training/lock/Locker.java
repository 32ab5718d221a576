package io.micromap.training.lock;

import io.micromap.evaluation.artifact.AtomicFile;
import io.micromap.evaluation.dataset.DataReference;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.Source;
import io.micromap.evaluation.dataset.TrainedOn;
import io.micromap.evaluation.guarantee.OnOverlap;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.evaluation.metrics.VerdictInWords;
import io.micromap.evaluation.sweep.Reported;
import io.micromap.evaluation.sweep.Sweep;
import io.micromap.evaluation.sweep.SweepArtifacts;
import io.micromap.evaluation.sweep.SweepSummary;
import io.micromap.runtime.bundle.BundleFormat;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.training.lock.LockFile.Artifact;
import io.micromap.training.trainer.TrainingOptions;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Pins a mapper at the operating point a sweep chose. */
public final class Locker {

  /** Name of the file that names all others. */
  public static final String LOCK_NAME = "lock.json";

  /** Name of the mapper that is locked. */
  public static final String LOCKED_NAME = "locked.mapper";

  /** Name of the file with its thresholds. */
  public static final String THRESHOLDS_NAME = "per_class_thresholds.json";

  private static final Map<Artifact, String> WRITTEN =
      Map.of(Artifact.PER_CLASS_THRESHOLDS, THRESHOLDS_NAME, Artifact.LOCKED_MAPPER, LOCKED_NAME);

  private final DomainRegistry registry;

  /** A locker that finds domains in a registry. */
  public Locker(DomainRegistry registry) {
    this.registry = registry;
  }

  /**
   * What to lock, and where it stands.
   *
   * @param mapper path of the bundle
   * @param summary path of the sweep's summary
   * @param rows path of the sweep's rows, if they are to be pinned
   * @param metrics path of the sweep's metrics, if they are to be pinned
   * @param training rows the bundle was trained on
   * @param evaluation rows the sweep was run on
   * @param calibrated what is locked over the choice of the sweep
   * @param folder where the lock goes
   */
  public record Request(
      Path mapper,
      Path summary,
      Optional<Path> rows,
      Optional<Path> metrics,
      DataReference training,
      DataReference evaluation,
      Calibrated calibrated,
      Path folder) {}

  /**
   * The same as values.
   *
   * @param mapper bytes of the bundle
   * @param sweep of the mapper
   * @param artifacts of the sweep
   * @param rows that it was made from
   * @param reportedOn what the figures for rows that chose nothing are from
   */
  public record Made(
      byte[] mapper,
      Sweep sweep,
      SweepArtifacts artifacts,
      LockedRows rows,
      ReportedOn reportedOn) {}

  /**
   * What was locked.
   *
   * @param file the lock
   * @param verdict what the locked thresholds are worth on the rows of the sweep, in words
   */
  public record Locked(LockFile file, VerdictInWords verdict) {}

  /**
   * Reads the files, sweeps again and locks.
   *
   * @throws MicromapException if mapper, summary and rows do not belong together
   */
  public Locked lock(Request request) {
    return lock(request, ReportedOn.NOTHING);
  }

  /**
   * The same where the summary has figures for rows that were set apart and chose nothing.
   *
   * @param reportedOn those rows
   * @throws MicromapException if mapper, summary and rows do not belong together
   */
  public Locked lock(Request request, ReportedOn reportedOn) {
    Mapper mapper = Mapper.load(request.mapper(), registry);
    SweepSummary summary = SweepSummary.read(Source.of(request.summary()));
    LabelledPrompts training = request.training().load(registry);
    LabelledPrompts evaluation =
        summary
            .parameters()
            .swept(TrainedOn.of(mapper.bundle()), request.evaluation().load(registry));
    OneRun.require(request, mapper, summary, training, evaluation);
    OneRun.requireReported(request, summary, reportedOn);
    Sweep sweep = Sweep.run(ScoredRows.of(mapper, evaluation), summary.parameters());
    byte[] bytes = BundleFormat.write(mapper.bundle());
    Optional<LabelledPrompts> reporting = reportedOn.rows().map(rows -> rows.load(registry));
    SweepArtifacts artifacts =
        reporting
            .map(rows -> reported(sweep, ScoredRows.of(mapper, rows)))
            .orElseGet(sweep::artifacts);
    OneRun.requireFound(request, summary, artifacts);
    LockedRows rows = new LockedRows(training, evaluation, reporting);
    LockFile file = lock(request, new Made(bytes, sweep, artifacts, rows, reportedOn));
    int trainedOn = OnOverlap.trainedOn(mapper, evaluation);
    return new Locked(file, request.calibrated().verdict(sweep, trainedOn));
  }

  /**
   * Writes {@code per_class_thresholds.json}, {@code locked.mapper}, the embeddings of the rows if
   * training read any, and {@code lock.json}.
   *
   * @param request where the files of what was made stand; none is read
   * @return the lock
   */
  public static LockFile lock(Request request, Made values) {
    Map<Artifact, byte[]> made =
        Rebuild.from(values.mapper(), values.sweep(), values.artifacts(), request.calibrated());
    WRITTEN.forEach(
        (artifact, name) -> AtomicFile.write(request.folder().resolve(name), made.get(artifact)));
    LockFile lock = describe(request, values, made);
    AtomicFile.write(request.folder().resolve(LOCK_NAME), lock.write());
    return lock;
  }

  /** The artifacts of a sweep with its thresholds held against rows that chose nothing. */
  public static SweepArtifacts reported(Sweep sweep, ScoredRows rows) {
    Mapper mapper = sweep.rows().mapper();
    return SweepArtifacts.of(
        sweep,
        OnOverlap.trainedOn(mapper, sweep.rows().data()),
        Reported.of(
            verdict(sweep, rows), verdict(sweep, rows.different()), sweep.parameters().gates()));
  }

  private static VerdictInWords verdict(Sweep sweep, ScoredRows rows) {
    return VerdictInWords.of(
            rows.outcomes(sweep.chosenThresholds()),
            rows.data().oosLabel(),
            OnOverlap.trainedOn(rows.mapper(), rows.data()))
        .withRepeats(rows.data().rows());
  }

  /** Writes the embeddings of the rows, if the training read any. */
  private static Optional<LockedEmbeddings> embeddings(
      Request request, LockedRows rows, TrainingOptions options) {
    return options
        .fit()
        .encoder()
        .map(
            encoder -> {
              byte[] bytes = LockedEmbeddings.of(encoder.identity(), rows);
              AtomicFile.write(request.folder().resolve(LockedEmbeddings.NAME), bytes);
              return new LockedEmbeddings(LockedEmbeddings.NAME, Sha256.hex(bytes));
            });
  }

  private static LockFile describe(Request request, Made values, Map<Artifact, byte[]> made) {
    SortedMap<Artifact, String> paths = new TreeMap<>(paths(request));
    SortedMap<Artifact, String> hashes = new TreeMap<>();
    paths.keySet().forEach(artifact -> hashes.put(artifact, Sha256.hex(made.get(artifact))));
    Mapper mapper = values.sweep().rows().mapper();
    TrainingOptions options = options(mapper);
    return new LockFile(
        LockFile.SCHEMA_VERSION,
        new LockFile.Rows(
            mapper.domainId(),
            relative(request, request.training()),
            relative(request, request.evaluation()),
            values.reportedOn().rows().map(rows -> relative(request, rows)),
            values.reportedOn().crossValidate()),
        options,
        values.sweep().parameters(),
        values.rows().hashes(),
        new LockFile.Pinned(
            hashes,
            paths,
            Optional.of(request.calibrated()).filter(found -> !found.equals(Calibrated.NOTHING)),
            embeddings(request, values.rows(), options)));
  }

  private static DataReference relative(Request request, DataReference rows) {
    return rows.withPaths(path -> relative(request.folder(), Path.of(path)));
  }

  private static Map<Artifact, String> paths(Request request) {
    Map<Artifact, String> paths = new EnumMap<>(Artifact.class);
    paths.put(Artifact.MAPPER, relative(request.folder(), request.mapper()));
    paths.put(Artifact.SUMMARY, relative(request.folder(), request.summary()));
    request.rows().ifPresent(rows -> paths.put(Artifact.ROWS, relative(request.folder(), rows)));
    request
        .metrics()
        .ifPresent(metrics -> paths.put(Artifact.METRICS, relative(request.folder(), metrics)));
    paths.putAll(WRITTEN);
    return paths;
  }

  private static String relative(Path folder, Path file) {
    Path named = file.toAbsolutePath().normalize();
    Path place = LockFolder.real(named.getParent()).resolve(named.getFileName());
    return LockFolder.real(folder).relativize(place).toString().replace('\\', '/');
  }

  private static TrainingOptions options(Mapper mapper) {
    try {
      return Objects.requireNonNull(
          Json.mapper()
              .convertValue(mapper.bundle().provenance().path("options"), TrainingOptions.class));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new MicromapException(
          ErrorCode.BAD_BUNDLE,
          "The mapper does not record how it was trained in the terms of this Micromap, so that it"
              + " cannot be made again. Train it anew.",
          e);
    }
  }
}
