package io.micromap.cli.console;

import io.micromap.evaluation.artifact.AtomicFile;
import java.nio.file.Path;

/** Files that a command writes where an option names one; null stands for an option not given. */
public final class OutputFiles {

  private OutputFiles() {}

  /** Writes a file, or leaves the old one as it is. */
  public static void write(Path file, byte[] bytes) {
    if (file != null) {
      AtomicFile.write(file, bytes);
    }
  }
}
