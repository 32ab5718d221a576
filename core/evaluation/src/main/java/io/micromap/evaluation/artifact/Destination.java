package io.micromap.evaluation.artifact;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * Where the bytes of an output go, once links are followed.
 *
 * @param path of what is written; never a link, unless to an open stream
 * @param through whether the bytes are written into what stands there: a device, a pipe, a socket
 *     or an open stream must never be replaced by a file
 */
record Destination(Path path, boolean through) {

  private static final int MOST_LINKS = 40;
  private static final Path PROCESSES = Path.of("/proc");

  /**
   * The destination of an output.
   *
   * @throws IOException if links go round in a circle
   */
  static Destination of(Path output) throws IOException {
    Path path = output.toAbsolutePath();
    if (isSpecial(path)) {
      return new Destination(path, true);
    }
    for (int links = 0; links < MOST_LINKS; links++) {
      if (isOpenStream(path)) {
        return new Destination(path, true);
      }
      if (!Files.isSymbolicLink(path)) {
        return new Destination(path, false);
      }
      path = path.resolveSibling(Files.readSymbolicLink(path));
    }
    throw new FileSystemLoopException(output.toString());
  }

  /**
   * Checks, without leaving a trace, that the output can be written.
   *
   * @throws IOException if it cannot
   */
  void requireWritable() throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException("it is a folder");
    }
    if (Files.exists(path) && !Files.isWritable(path)) {
      throw new IOException("this user may not");
    }
    if (!through) {
      requireRoomFor(nearest(path));
    }
  }

  /** The path without links and dots; what does not exist yet keeps its name. */
  Path real() throws IOException {
    Path existing = Files.exists(path) ? path : nearest(path);
    return existing.toRealPath().resolve(existing.relativize(path)).normalize();
  }

  private static void requireRoomFor(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    try {
      Replacement.open(folder.resolve("probe")).close();
    } catch (NoSuchFileException e) {
      throw new IOException("no file can be made in " + folder, e);
    }
  }

  /** The nearest thing above that exists. */
  private static Path nearest(Path path) {
    Path above = path.getParent();
    while (!Files.exists(above)) {
      above = above.getParent();
    }
    return above;
  }

  private static boolean isSpecial(Path path) {
    return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
  }

  /** {@code /dev/stdout} and its like lead there. */
  private static boolean isOpenStream(Path path) throws IOException {
    Path folder = path.getParent();
    return folder != null && Files.exists(folder) && folder.toRealPath().startsWith(PROCESSES);
  }
}
