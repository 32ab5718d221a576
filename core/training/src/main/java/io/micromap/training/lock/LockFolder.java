package io.micromap.training.lock;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.MicromapException;
import io.micromap.training.lock.LockFile.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a lock, from which all its paths start, and the files it names. */
final class LockFolder {

  private LockFolder() {}

  /** The folder of a lock's file. */
  static Path of(Path lockFile) {
    return real(lockFile.toAbsolutePath().getParent());
  }

  /** A folder without links, so that {@code ..} leads to the same place however it was reached. */
  static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder.toAbsolutePath().normalize();
    }
  }

  /**
   * Checks that every file that a lock pins is there, before anything is trained.
   *
   * @throws MicromapException as any command that is given a missing file: with {@link
   *     ErrorCode#BAD_BUNDLE} for a mapper, with {@link ErrorCode#MISSING_FILE} for another file
   */
  static void requireFiles(LockFile lock, Path folder) {
    lock.paths()
        .forEach(
            (artifact, path) ->
                requireFile(
                    folder.resolve(path),
                    artifact == Artifact.MAPPER || artifact == Artifact.LOCKED_MAPPER
                        ? ErrorCode.BAD_BUNDLE
                        : ErrorCode.MISSING_FILE));
    lock.pinned()
        .embeddings()
        .ifPresent(file -> requireFile(folder.resolve(file.path()), ErrorCode.MISSING_FILE));
  }

  private static void requireFile(Path file, ErrorCode code) {
    if (!Files.isRegularFile(file)) {
      throw new MicromapException(
          code,
          file
              + ": "
              + (Files.isDirectory(file) ? "is a folder" : "no such file")
              + ", and the lock names it. Put the file back, or lock again.");
    }
  }

  /**
   * The bytes of a file that a lock names.
   *
   * @throws MicromapException with {@link ErrorCode#IO} if it cannot be read
   */
  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new MicromapException(
          ErrorCode.IO, file + ": cannot be read: " + FileFault.of(e) + ".", e);
    }
  }
}
