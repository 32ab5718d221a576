package io.micromap.cli.console;

import io.micromap.evaluation.dataset.PromptLines;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ObjIntConsumer;

/** Lines of a file or of standard input. */
public final class JsonLines {

  private final String name;
  private final Path file;

  /** Lines of a file; {@code -} is standard input. */
  public JsonLines(Path file) {
    this.file = file;
    this.name = isStandard() ? "standard input" : file.toString();
  }

  /** What messages call the lines' source. */
  public String name() {
    return name;
  }

  /** Hands over each line that is not blank, with its number, as soon as it has come. */
  public void forEach(ObjIntConsumer<String> consumer) throws IOException {
    if (!isStandard() && !Files.isRegularFile(file)) {
      throw new MicromapException(ErrorCode.MISSING_FILE, file + ": no such file. Mend the path.");
    }
    try (InputStream in = isStandard() ? System.in : Files.newInputStream(file)) {
      PromptLines.forEachLine(name, in, consumer);
    }
  }

  /** What messages call a line. */
  public String place(int line) {
    return name + ", line " + line;
  }

  /** The failure of a line. */
  public MicromapException fault(int line, RuntimeException cause) {
    return new MicromapException(
        ErrorCode.BAD_JSON, place(line) + ": " + FieldOptions.message(cause) + ".", cause);
  }

  private boolean isStandard() {
    return file.toString().equals("-");
  }
}
