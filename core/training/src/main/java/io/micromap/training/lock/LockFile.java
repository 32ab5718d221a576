package io.micromap.training.lock;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.evaluation.artifact.LockedMapper;
import io.micromap.evaluation.dataset.DataReference;
import io.micromap.evaluation.dataset.Source;
import io.micromap.evaluation.sweep.SweepParameters;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Check;
import io.micromap.runtime.json.Json;
import io.micromap.training.trainer.TrainingOptions;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * {@code lock.json}: everything needed to make a locked mapper again, and the hashes to compare
 * with. Paths are relative to the lock's folder.
 *
 * @param schemaVersion {@value #SCHEMA_VERSION}
 * @param rows where the rows come from
 * @param options of the training
 * @param sweep parameters of the sweep
 * @param inputs SHA-256 of the rows under {@code training} and {@code evaluation}, whatever the
 *     form of their files
 * @param pinned the artifacts
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record LockFile(
    int schemaVersion,
    @JsonUnwrapped Rows rows,
    TrainingOptions options,
    SweepParameters sweep,
    SortedMap<String, String> inputs,
    @JsonUnwrapped Pinned pinned) {

  /** Version of the fields. */
  public static final int SCHEMA_VERSION = LockedMapper.SCHEMA_VERSION;

  /** Key of the training rows in {@code inputs}. */
  static final String TRAINING = "training";

  /** Key of the evaluation rows in {@code inputs}. */
  static final String EVALUATION = "evaluation";

  private static final Set<Artifact> ALWAYS =
      Collections.unmodifiableSet(
          EnumSet.of(
              Artifact.MAPPER,
              Artifact.SUMMARY,
              Artifact.PER_CLASS_THRESHOLDS,
              Artifact.LOCKED_MAPPER));

  /**
   * Where the rows come from.
   *
   * @param domain id of the domain whose classes the mapper has, if it is one's
   * @param training rows it was trained on
   * @param evaluation rows it was swept on
   * @param reporting rows that chose nothing, if they were reported on
   * @param crossValidate folds of the training rows, where their out-of-fold predictions were swept
   *     and each fold was reported on without having chosen anything
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Rows(
      Optional<String> domain,
      DataReference training,
      DataReference evaluation,
      Optional<DataReference> reporting,
      Optional<Integer> crossValidate) {}

  /** What a lock pins, in the order in which it is made. */
  public enum Artifact {
    /** The mapper as trained. */
    MAPPER,
    /** {@code rows.csv} of the sweep. */
    ROWS,
    /** {@code metrics.csv} of the sweep. */
    METRICS,
    /** {@code summary.json} of the sweep. */
    SUMMARY,
    /** {@code per_class_thresholds.json}. */
    PER_CLASS_THRESHOLDS,
    /** The mapper with the thresholds inside. */
    LOCKED_MAPPER
  }

  /**
   * What a lock pins.
   *
   * @param artifacts SHA-256 of every artifact
   * @param pathsFrom what all paths of the lock start from: {@value #FOLDER}
   * @param paths of the artifacts
   * @param calibrated what was locked over the choice of the sweep, if anything
   * @param embeddings of the rows, if the training read any
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Pinned(
      SortedMap<Artifact, String> artifacts,
      Optional<String> pathsFrom,
      SortedMap<Artifact, String> paths,
      Optional<Calibrated> calibrated,
      Optional<LockedEmbeddings> embeddings) {

    private static final String FOLDER = "the folder of this file";

    /** What a lock pins, by paths from the folder of the lock. */
    Pinned(
        SortedMap<Artifact, String> artifacts,
        SortedMap<Artifact, String> paths,
        Optional<Calibrated> calibrated,
        Optional<LockedEmbeddings> embeddings) {
      this(artifacts, Optional.of(FOLDER), paths, calibrated, embeddings);
    }

    /** Refuses a lock that leaves out what every lock pins, or has a hash or a path alone. */
    public Pinned {
      Check.that(paths.keySet().containsAll(ALWAYS), "paths", paths.keySet(), "all of " + ALWAYS);
      Check.that(
          artifacts.keySet().equals(paths.keySet()),
          "artifacts",
          artifacts.keySet(),
          "those of paths: " + paths.keySet());
      Check.that(
          pathsFrom.orElse(FOLDER).equals(FOLDER), "paths_from", pathsFrom, "'" + FOLDER + "'");
      paths.forEach((artifact, path) -> Check.path("paths." + artifact, path));
      artifacts.forEach((artifact, hash) -> Check.sha256("artifacts." + artifact, hash));
    }
  }

  /** Refuses another version, and inputs without a hash. */
  public LockFile {
    LockedMapper.requireVersion(schemaVersion);
    for (String part : List.of(TRAINING, EVALUATION)) {
      Check.sha256("inputs." + part, inputs.get(part));
    }
  }

  /** Id of the domain whose classes the mapper has, if it is one's. */
  public Optional<String> domain() {
    return rows.domain;
  }

  /** Rows it was trained on. */
  public DataReference training() {
    return rows.training;
  }

  /** Rows it was swept on. */
  public DataReference evaluation() {
    return rows.evaluation;
  }

  /** SHA-256 of every artifact. */
  public SortedMap<Artifact, String> artifacts() {
    return pinned.artifacts;
  }

  /** Paths of the artifacts, relative to the lock's folder. */
  public SortedMap<Artifact, String> paths() {
    return pinned.paths;
  }

  /** What was locked over the choice of the sweep. */
  Calibrated calibrated() {
    return pinned.calibrated.orElse(Calibrated.NOTHING);
  }

  /**
   * Reads a lock.
   *
   * @throws MicromapException if it is missing or not a lock
   */
  public static LockFile read(Path file) {
    return read(Source.of(file));
  }

  static LockFile read(Source source) {
    return LockedMapper.read(source, LockFile.class);
  }

  /** The file's bytes. */
  public byte[] write() {
    return Json.pretty(this);
  }
}
