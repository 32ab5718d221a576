package io.micromap.service.log;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that lines are appended to. */
final class AppendedFile {

  private AppendedFile() {}

  /**
   * Looks whether a file could be appended to, without touching it.
   *
   * @throws MicromapException if its folder is not there, or it may not be written
   */
  static void requireWritable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw refusal(file, new NoSuchFileException(folder.toString()));
    }
    if (Files.exists(file) ? !Files.isWritable(file) : !Files.isWritable(folder)) {
      throw refusal(file, new AccessDeniedException(file.toString()));
    }
    if (Files.isDirectory(file)) {
      throw new MicromapException(ErrorCode.IO, "Cannot write " + file + ": it is a folder.");
    }
  }

  /** What is said where a file cannot be written; what is missing is its folder, never itself. */
  static MicromapException refusal(Path file, IOException e) {
    Path folder = file.toAbsolutePath().getParent();
    String fault =
        folder == null || Files.exists(folder) ? FileFault.of(e) : "there is no folder " + folder;
    return new MicromapException(ErrorCode.IO, "Cannot write " + file + ": " + fault + ".", e);
  }
}
