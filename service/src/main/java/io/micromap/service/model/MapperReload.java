package io.micromap.service.model;

import io.micromap.runtime.error.FirstLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Takes over files that changed while they are served. A mapper is exchanged as a whole, after it
 * was loaded, is of the same domain with all labels that the service began with, and its domain's
 * golden rows passed; one that does not pass is refused and reported, and the one before it stays.
 */
public final class MapperReload {

  private final MapperSource source;
  private final Map<MapperFiles, ServedMapper> first;
  private final Map<Path, String> seen = new HashMap<>();
  private final ServedMappers served;
  private volatile SortedMap<String, String> refused = Collections.emptySortedMap();

  /** Loads mappers, and watches their files. */
  public MapperReload(MapperSource source) {
    this.source = source;
    source.files().forEach(files -> isChanged(files));
    this.first = source.load();
    this.served = new ServedMappers(first.values());
  }

  /** The mappers that are served. */
  public ServedMappers mappers() {
    return served;
  }

  /** Why files that changed were not taken over. */
  public List<String> warnings() {
    return List.copyOf(refused.values());
  }

  /**
   * Looks at all files once, and takes over those that changed. For one thread.
   *
   * @param messages receives a line for each mapper that was exchanged or refused
   */
  public void check(Consumer<String> messages) {
    first.forEach(
        (files, mapper) -> {
          if (isChanged(files)) {
            reload(files, mapper, messages);
          }
        });
  }

  private void reload(MapperFiles files, ServedMapper began, Consumer<String> messages) {
    String name = began.name();
    SortedMap<String, String> faults = new TreeMap<>(refused);
    try {
      ServedMapper next = source.reload(began, files);
      served.replace(next);
      faults.remove(name);
      messages.accept(
          "Reloaded " + name + ": SHA-256 " + next.mapper().model().sha256() + more(began, next));
    } catch (RuntimeException e) {
      String fault = name + " was not reloaded, the one before it stays: " + FirstLine.of(e);
      faults.put(name, fault);
      messages.accept(fault);
    }
    refused = Collections.unmodifiableSortedMap(faults);
  }

  /** The labels that a mapper has beyond those that the service began with. */
  private static String more(ServedMapper began, ServedMapper next) {
    List<String> labels = new ArrayList<>(next.mapper().labelNames());
    labels.removeAll(began.mapper().labelNames());
    return labels.isEmpty() ? "" : ", with new labels: " + String.join(", ", labels);
  }

  private boolean isChanged(MapperFiles files) {
    return Stream.concat(Stream.of(files.mapper()), files.rails().stream())
            .filter(
                file ->
                    !Optional.of(state(file))
                        .equals(Optional.ofNullable(seen.put(file, state(file)))))
            .count()
        > 0;
  }

  /** What tells one state of a file from another. */
  private static String state(Path file) {
    try {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      return is.lastModifiedTime() + " " + is.size() + " " + is.fileKey();
    } catch (IOException e) {
      return "not there";
    }
  }
}
