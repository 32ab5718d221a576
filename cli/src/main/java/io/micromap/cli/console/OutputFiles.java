package io.micromap.cli.console;

import io.micromap.evaluation.artifact.AtomicFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** Files that a command writes where an option names one; null stands for an option not given. */
public final class OutputFiles {

  private OutputFiles() {}

  /**
   * Checks before long work that the files can be written.
   *
   * @throws io.micromap.runtime.error.MicromapException if one cannot
   */
  public static void requireWritable(Path... files) {
    Arrays.stream(files).filter(Objects::nonNull).forEach(AtomicFile::requireWritable);
  }

  /** Writes a file, or leaves the old one as it is. */
  public static void write(Path file, byte[] bytes) {
    if (file != null) {
      AtomicFile.write(file, bytes);
    }
  }
}
