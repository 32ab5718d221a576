package io.micromap.evaluation.drift;

import io.micromap.evaluation.artifact.LockedMapper;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.TrainedOn;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.FileFault;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * A mapper with its thresholds, under the name a user gave.
 *
 * @param name the file
 * @param mapper the mapper in it
 */
public record MapperVersion(String name, Mapper mapper) {

  /**
   * Reads a bundle, or the locked bundle that a {@code lock.json} names.
   *
   * @throws MicromapException if the file is neither, or the bundle is not the one that was locked
   */
  public static MapperVersion load(Path file, Supplier<DomainRegistry> registry) {
    return new MapperVersion(
        file.toString(), isJson(file) ? locked(file, registry) : Mapper.load(file, registry));
  }

  /** Names of the classes, in the mapper's order. */
  public List<String> labels() {
    return mapper.labelNames();
  }

  /** How many of the rows the mapper was trained on; metrics on those are optimistic. */
  public int rowsTrainedOn(LabelledPrompts data) {
    return TrainedOn.of(mapper.bundle()).seen(data.rows()).size();
  }

  private static Mapper locked(Path file, Supplier<DomainRegistry> registry) {
    LockedMapper lock = LockedMapper.read(file);
    Path bundle = file.toAbsolutePath().resolveSibling(lock.path());
    Mapper mapper = Mapper.load(bundle, registry);
    if (!mapper.model().sha256().equals(lock.sha256())) {
      throw new MicromapException(
          ErrorCode.BAD_BUNDLE,
          file
              + ": "
              + lock.path()
              + " has hash "
              + mapper.model().sha256()
              + "; the lock has "
              + lock.sha256()
              + ". Take lock and mapper from one and the same run, or lock again.");
    }
    return mapper;
  }

  /** A bundle is a zip and never begins with a brace. */
  private static boolean isJson(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      int first = in.read();
      while (first == ' ' || first == '\n' || first == '\r' || first == '\t') {
        first = in.read();
      }
      return first == '{';
    } catch (IOException e) {
      throw new MicromapException(
          ErrorCode.IO, file + ": cannot be read: " + FileFault.of(e) + ".", e);
    }
  }
}
