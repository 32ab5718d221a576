package io.micromap.training.lock;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.micromap.evaluation.artifact.LockedMapper;
import io.micromap.evaluation.dataset.DataReference;
import io.micromap.evaluation.dataset.Source;
import io.micromap.evaluation.sweep.SweepParameters;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.training.trainer.TrainingOptions;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * {@code lock.json}: everything needed to make a locked mapper again, and the hashes to compare
 * with. Paths are relative to the lock's folder.
 *
 * @param schemaVersion {@value #SCHEMA_VERSION}
 * @param domain id of the domain whose classes the mapper has, or null
 * @param training rows it was trained on
 * @param evaluation rows it was swept on
 * @param options of the training
 * @param sweep parameters of the sweep
 * @param inputs SHA-256 of the rows under {@code training} and {@code evaluation}, whatever the
 *     form of their files
 * @param artifacts SHA-256 of every artifact
 * @param paths of the artifacts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LockFile(
    int schemaVersion,
    String domain,
    DataReference training,
    DataReference evaluation,
    TrainingOptions options,
    SweepParameters sweep,
    SortedMap<String, String> inputs,
    SortedMap<Artifact, String> artifacts,
    SortedMap<Artifact, String> paths) {

  /** Version of the fields. */
  public static final int SCHEMA_VERSION = LockedMapper.SCHEMA_VERSION;

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
   * Reads a lock.
   *
   * @throws MicromapException if it is missing or not a lock
   */
  public static LockFile read(Path file) {
    Source source = Source.of(file);
    try {
      LockFile lock = Json.mapper().readValue(source.text(), LockFile.class);
      if (lock == null) {
        throw new IllegalArgumentException("it is null");
      }
      LockedMapper.requireVersion(file, lock.schemaVersion());
      if (Stream.of(
              lock.training,
              lock.evaluation,
              lock.options,
              lock.sweep,
              lock.inputs,
              lock.artifacts,
              lock.paths)
          .anyMatch(Objects::isNull)) {
        throw new IllegalArgumentException("a field is missing");
      }
      return lock;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw LockedMapper.notALock(file, e);
    }
  }

  /** The file's bytes. */
  public byte[] write() {
    return Json.pretty(this);
  }
}
