package io.micromap.cli.options;

import io.micromap.cli.console.Console;
import io.micromap.evaluation.artifact.AtomicFile;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Option;

/** Where answers go: to standard output, or whole into a file. */
public final class AnswerFile {

  @Output
  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Writes the answers into a file instead of standard output; as gzip if it ends in .gz.")
  private Path file;

  /** Whether there is a file whose name says that it is a CSV. */
  public boolean isCsv() {
    return file != null && file.toString().matches("(?i).*\\.csv(\\.gz)?");
  }

  /**
   * Hands answers on. A file appears once all are written, and not at all where the work fails.
   *
   * @param work is given what receives answers in UTF-8, and returns the exit code
   * @return the exit code
   */
  public int write(Console console, ToIntFunction<Consumer<byte[]>> work) {
    if (file == null) {
      return work.applyAsInt(console::data);
    }
    try (AtomicFile.Lines lines = AtomicFile.lines(file)) {
      int code = work.applyAsInt(lines::addAll);
      lines.commit();
      return code;
    }
  }
}
