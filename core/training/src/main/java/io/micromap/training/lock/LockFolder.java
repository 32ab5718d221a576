package io.micromap.training.lock;

import java.io.IOException;
import java.nio.file.Path;

/** The folder of a lock, from which all its paths start. */
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
}
