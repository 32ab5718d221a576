package io.micromap.cli.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A jar in a Maven repository.
 *
 * @param sha256 of its bytes, in hexadecimal digits
 * @param size in bytes
 * @param path below the repository
 */
record RepositoryJar(String sha256, int size, String path) {

  /** Those of the list in this folder: a line each, the parts in the order of the components. */
  static List<RepositoryJar> listed() {
    try (InputStream list =
        Objects.requireNonNull(RepositoryJar.class.getResourceAsStream("jars.txt"))) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(" ", -1))
          .map(part -> new RepositoryJar(part[0], Integer.parseInt(part[1]), part[2]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of its file. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Where it is in a repository. */
  URI in(URI repository) {
    String base = repository.toString();
    return URI.create(base.endsWith("/") ? base + path : base + "/" + path);
  }
}
