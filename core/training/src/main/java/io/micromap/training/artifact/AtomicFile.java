package io.micromap.training.artifact;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file whole or not at all. */
public final class AtomicFile {

  private AtomicFile() {}

  /**
   * Writes under a temporary name in the same folder, then renames; makes the folder if need be.
   *
   * @throws MicromapException with {@link ErrorCode#IO}; an older file is then as it was
   */
  public static void write(Path file, byte[] bytes) {
    Path temporary = temporary(file);
    try {
      Files.createDirectories(temporary.getParent());
      Files.write(temporary, bytes);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      discard(temporary);
      throw unwritable(file, e);
    }
  }

  /**
   * Fails early where {@link #write} would fail late: call before long work.
   *
   * @throws MicromapException with {@link ErrorCode#IO}
   */
  public static void requireWritable(Path file) {
    try {
      Path temporary = temporary(file);
      Files.createDirectories(temporary.getParent());
      Files.write(temporary, new byte[0]);
      Files.delete(temporary);
      if (Files.isDirectory(file)) {
        throw new IOException("it is a folder");
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** A name of this process's own; unlike a temporary file it gets the permissions users expect. */
  private static Path temporary(Path file) {
    return file.toAbsolutePath()
        .resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
  }

  private static void discard(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // The write has failed already, and that is what the user is told.
    }
  }

  private static MicromapException unwritable(Path file, IOException e) {
    return new MicromapException(
        ErrorCode.IO,
        file
            + ": cannot be written ("
            + e.getClass().getSimpleName()
            + ": "
            + e.getMessage()
            + "). Choose a folder you may write to, with space left.",
        e);
  }
}
