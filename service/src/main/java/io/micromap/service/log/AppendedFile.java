package io.micromap.service.log;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that lines are appended to. */
final class AppendedFile {

  private AppendedFile() {}

  /** What is said where a file cannot be written; what is missing is its folder, never itself. */
  static MicromapException refusal(Path file, IOException e) {
    Path folder = file.toAbsolutePath().getParent();
    String fault =
        folder == null || Files.exists(folder) ? FileFault.of(e) : "there is no folder " + folder;
    return new MicromapException(ErrorCode.IO, "Cannot write " + file + ": " + fault + ".", e);
  }
}
