package io.micromap.evaluation.artifact;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.io.Writer;
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
   * Opens a file to be written line by line; it appears under its name once {@link Lines#commit} is
   * called, and not at all if the program is stopped before.
   *
   * @throws MicromapException with {@link ErrorCode#IO}
   */
  public static Lines lines(Path file) {
    requireWritable(file);
    return new Lines(file);
  }

  /** Lines on their way into a file. */
  public static final class Lines implements AutoCloseable {

    private final Path file;
    private final Path temporary;
    private final Writer writer;

    private Lines(Path file) {
      this.file = file;
      this.temporary = temporary(file);
      temporary.toFile().deleteOnExit();
      try {
        writer = Files.newBufferedWriter(temporary);
      } catch (IOException e) {
        throw unwritable(file, e);
      }
    }

    /** Adds a line. */
    public void add(String line) {
      try {
        writer.write(line);
        writer.write('\n');
      } catch (IOException e) {
        throw unwritable(file, e);
      }
    }

    /** Puts the file in its place. */
    public void commit() {
      try {
        writer.close();
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw unwritable(file, e);
      }
    }

    /** Discards what was not committed. */
    @Override
    public void close() {
      try {
        writer.close();
      } catch (IOException e) {
        // A commit has failed for the same reason, or the lines are not wanted.
      }
      discard(temporary);
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
            + FileFault.of(e)
            + "). Choose a folder you may write to, with space left.",
        e);
  }
}
