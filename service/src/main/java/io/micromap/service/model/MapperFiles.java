package io.micromap.service.model;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.MicromapException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files that a served mapper is made from.
 *
 * @param mapper the bundle
 * @param rails its rails, if it has some
 */
public record MapperFiles(Path mapper, Optional<Path> rails) {

  private static final String SUFFIX = ".mapper";

  /**
   * The mappers of a folder, by file name: all {@code NAME.mapper}, each with {@code NAME.rails} if
   * that is there.
   *
   * @throws MicromapException if there is no such folder, or it cannot be read or holds none
   */
  public static List<MapperFiles> ofFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new MicromapException(
          ErrorCode.MISSING_FILE, folder + ": no such folder. Check the path.");
    }
    List<MapperFiles> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      found.forEach(file -> files.add(new MapperFiles(file, railsBeside(file))));
    } catch (IOException e) {
      throw new MicromapException(
          ErrorCode.IO, "Cannot read the folder " + folder + ": " + FileFault.of(e) + ".", e);
    }
    if (files.isEmpty()) {
      throw new MicromapException(
          ErrorCode.MISSING_FILE, "The folder " + folder + " holds no *" + SUFFIX + " file.");
    }
    files.sort((a, b) -> a.mapper.compareTo(b.mapper));
    return files;
  }

  private static Optional<Path> railsBeside(Path mapper) {
    return Optional.of(mapper.resolveSibling(stem(mapper) + ".rails")).filter(Files::isRegularFile);
  }

  /** The mapper's file name without its ending. */
  String stem() {
    return stem(mapper);
  }

  private static String stem(Path mapper) {
    String name = mapper.getFileName().toString();
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }
}
