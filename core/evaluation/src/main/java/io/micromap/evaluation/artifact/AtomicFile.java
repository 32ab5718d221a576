package io.micromap.evaluation.artifact;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.MicromapException;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a file whole or not at all. A link is followed, and what it leads to is written. What is
 * no file (a device, a pipe, an open stream) is written into as it stands and never replaced.
 */
public final class AtomicFile {

  private static final int BUFFER = 1 << 16;

  private AtomicFile() {}

  /**
   * Writes under a temporary name in the same folder, then renames; makes the folder if need be. A
   * file that is replaced hands on its permissions.
   *
   * @throws MicromapException with {@link ErrorCode#IO}; an older file is then as it was
   */
  public static void write(Path file, byte[] bytes) {
    try {
      Destination destination = Destination.of(file);
      if (destination.through()) {
        try (OutputStream stream = into(destination)) {
          stream.write(bytes);
        }
      } else {
        replace(destination.path(), bytes);
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a folder");
    }
    try (Replacement replacement = Replacement.open(file)) {
      replacement.write(bytes);
      replacement.commit();
    }
  }

  /** Appends, so that what was written into an open stream before stays. */
  private static OutputStream into(Destination destination) throws IOException {
    return new FileOutputStream(destination.path().toFile(), true);
  }

  /**
   * Opens a file to be written line by line; it appears under its name once {@link Lines#commit} is
   * called, and not at all if the program is stopped before. A name that ends in {@code .gz} makes
   * it gzip.
   *
   * @throws MicromapException with {@link ErrorCode#IO}
   */
  public static Lines lines(Path file) {
    requireWritable(file);
    try {
      Destination destination = Destination.of(file);
      if (destination.through()) {
        return new Lines(file, Optional.empty(), packed(file, into(destination)));
      }
      Replacement replacement = Replacement.open(destination.path());
      return new Lines(file, Optional.of(replacement), packed(file, replacement.stream()));
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static OutputStream packed(Path file, OutputStream stream) throws IOException {
    boolean packs = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    return packs ? new GZIPOutputStream(stream, BUFFER) : stream;
  }

  /** Lines on their way into a file. */
  public static final class Lines implements AutoCloseable {

    private final Path file;
    private final Optional<Replacement> replacement;
    private final OutputStream stream;
    private final Writer writer;

    private Lines(Path file, Optional<Replacement> replacement, OutputStream stream) {
      this.file = file;
      this.replacement = replacement;
      this.stream = stream;
      this.writer =
          new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8.newEncoder()));
    }

    /** Adds a line. */
    public void add(String line) {
      addAll(line + "\n");
    }

    /** Adds lines that have their ends. */
    public void addAll(String lines) {
      try {
        writer.write(lines);
      } catch (IOException e) {
        throw unwritable(file, e);
      }
    }

    /** As above, in UTF-8. */
    public void addAll(byte[] lines) {
      try {
        writer.flush();
        stream.write(lines);
      } catch (IOException e) {
        throw unwritable(file, e);
      }
    }

    /** Puts the file in its place. */
    public void commit() {
      try {
        writer.flush();
        if (stream instanceof GZIPOutputStream packed) {
          packed.finish();
        }
        if (replacement.isPresent()) {
          replacement.get().commit();
        }
      } catch (IOException e) {
        throw unwritable(file, e);
      }
    }

    /** Discards what was not committed. */
    @Override
    public void close() {
      discard(writer);
      replacement.ifPresent(AtomicFile::discard);
    }
  }

  /**
   * Fails early where {@link #write} would fail late: call before long work. Makes no folder.
   *
   * @throws MicromapException with {@link ErrorCode#IO}
   */
  public static void requireWritable(Path file) {
    try {
      Destination.of(file).requireWritable();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * The file that {@link #write} would make or replace, by its real path; empty where it would
   * write into a device, a pipe or an open stream, or could not write at all.
   */
  public static Optional<Path> replaced(Path file) {
    try {
      Destination destination = Destination.of(file);
      return destination.through() ? Optional.empty() : Optional.of(destination.real());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void discard(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // A commit has failed for the same reason, or the lines are not wanted.
    }
  }

  private static MicromapException unwritable(Path file, IOException e) {
    return new MicromapException(
        ErrorCode.IO,
        file
            + ": cannot be written ("
            + FileFault.of(e)
            + "). "
            + ("Broken pipe".equals(e.getMessage())
                ? "Let its reader go on to the end."
                : "Choose a folder you may write to, with space left."),
        e);
  }
}
