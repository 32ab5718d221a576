package io.micromap.evaluation.artifact;

import io.micromap.evaluation.dataset.Source;
import io.micromap.runtime.error.MicromapException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a {@code lock.json} says of its locked mapper; the rest of a lock is needed to rebuild it,
 * not to use it.
 *
 * @param path of the bundle, relative to the lock's folder
 * @param sha256 of the bundle, in hex
 */
public record LockedMapper(String path, String sha256) {

  /** Version of the fields of a lock. */
  public static final int SCHEMA_VERSION = 1;

  private static final String KEY = "LOCKED_MAPPER";

  /** The fields of a lock that are read here. */
  record Lock(int schemaVersion, Map<String, String> artifacts, Map<String, String> paths) {

    Lock {
      requireVersion(schemaVersion);
      if (!artifacts.containsKey(KEY) || !paths.containsKey(KEY)) {
        throw new IllegalArgumentException(KEY + " is missing");
      }
    }
  }

  /**
   * Reads a lock.
   *
   * @throws MicromapException if it is missing or not a lock
   */
  public static LockedMapper read(Path file) {
    Lock lock = read(Source.of(file), Lock.class);
    return new LockedMapper(lock.paths.get(KEY), lock.artifacts.get(KEY));
  }

  /**
   * Reads some or all fields of a lock.
   *
   * @param type a record of the fields
   * @throws MicromapException if it is not a lock
   */
  public static <T> T read(Source source, Class<T> type) {
    return JsonDocument.read(
        source, type, "lock.json", "Give one that a lock wrote; lock again if it is old.");
  }

  /**
   * Refuses a lock of another version.
   *
   * @throws IllegalArgumentException with both versions
   */
  public static void requireVersion(int version) {
    if (version != SCHEMA_VERSION) {
      throw new IllegalArgumentException(
          "schema_version is " + version + ", not " + SCHEMA_VERSION);
    }
  }
}
