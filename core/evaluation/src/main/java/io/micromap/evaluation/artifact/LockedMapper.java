package io.micromap.evaluation.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.evaluation.dataset.Source;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import java.nio.file.Path;

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

  /**
   * Reads a lock.
   *
   * @throws MicromapException if it is missing or not a lock
   */
  public static LockedMapper read(Path file) {
    try {
      JsonNode lock = Json.parse(Source.of(file).text());
      requireVersion(file, lock.path("schema_version").asInt());
      LockedMapper locked =
          new LockedMapper(
              lock.path("paths").path(KEY).asText(), lock.path("artifacts").path(KEY).asText());
      if (locked.path.isEmpty() || locked.sha256.isEmpty()) {
        throw notALock(file, new IllegalArgumentException("a field is missing"));
      }
      return locked;
    } catch (JsonProcessingException e) {
      throw notALock(file, e);
    }
  }

  /**
   * Refuses a lock of another version.
   *
   * @throws MicromapException with {@link ErrorCode#BAD_JSON}
   */
  public static void requireVersion(Path file, int version) {
    if (version != SCHEMA_VERSION) {
      throw new MicromapException(
          ErrorCode.BAD_JSON,
          file
              + ": is a lock of version "
              + version
              + "; this Micromap reads "
              + SCHEMA_VERSION
              + ".");
    }
  }

  /** The error of a file that is no lock. */
  public static MicromapException notALock(Path file, Exception cause) {
    return new MicromapException(
        ErrorCode.BAD_JSON,
        file
            + ": is not a lock ("
            + String.valueOf(cause.getMessage()).lines().findFirst().orElse("")
            + "). Give the lock.json that './micromap lock' wrote.",
        cause);
  }
}
