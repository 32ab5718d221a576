package io.micromap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The repository this build runs in. */
public final class Repository {

  /** Its root. */
  public static final Path ROOT = root();

  private Repository() {}

  /** Folders of that name in all modules. */
  public static List<Path> sources(String name) throws IOException {
    try (Stream<Path> folders = Files.walk(ROOT, 5)) {
      return folders.filter(folder -> Files.isDirectory(folder) && folder.endsWith(name)).toList();
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
