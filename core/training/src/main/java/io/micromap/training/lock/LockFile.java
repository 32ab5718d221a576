package io.micromap.training.lock;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.evaluation.artifact.LockedMapper;
import io.micromap.evaluation.dataset.DataReference;
import io.micromap.evaluation.dataset.Source;
import io.micromap.evaluation.sweep.SweepParameters;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.training.trainer.TrainingOptions;
import java.nio.file.Path;
import java.util.Optional;
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
   * @param paths of the artifacts
   * @param calibrated what was locked over the choice of the sweep, if anything
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Pinned(
      SortedMap<Artifact, String> artifacts,
      SortedMap<Artifact, String> paths,
      Optional<Calibrated> calibrated) {}

  /** Refuses another version. */
  public LockFile {
    LockedMapper.requireVersion(schemaVersion);
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
