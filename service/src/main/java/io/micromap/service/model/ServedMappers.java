package io.micromap.service.model;

import io.micromap.service.fault.ServiceException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The mappers that are served, by name. Thread-safe: a mapper may be replaced while others ask. */
public final class ServedMappers {

  /** The name that stands for the only mapper. */
  public static final String DEFAULT = "default";

  private volatile SortedMap<String, ServedMapper> byName = Collections.emptySortedMap();

  /**
   * Some mappers.
   *
   * @throws IllegalArgumentException if two have one name, or there is none
   */
  public ServedMappers(Collection<ServedMapper> mappers) {
    mappers.forEach(this::replace);
    if (byName.isEmpty() || byName.size() < mappers.size()) {
      throw new IllegalArgumentException("Mappers need names of their own; there is one at least.");
    }
  }

  /** Serves a mapper from now on, in place of the one of that name. */
  public synchronized void replace(ServedMapper mapper) {
    SortedMap<String, ServedMapper> next = new TreeMap<>(byName);
    next.put(mapper.name(), mapper);
    byName = Collections.unmodifiableSortedMap(next);
  }

  /** All mappers, by name. */
  public List<ServedMapper> all() {
    return List.copyOf(byName.values());
  }

  /**
   * The mapper of a name; the only one also answers to {@value #DEFAULT}, and to no name.
   *
   * @param name null where the request gives none
   * @throws ServiceException with status 404 and the names that exist
   */
  public ServedMapper named(@Nullable String name) {
    SortedMap<String, ServedMapper> now = byName;
    ServedMapper found = name == null ? null : now.get(name);
    if (found == null && now.size() == 1 && (name == null || name.equals(DEFAULT))) {
      found = now.get(now.firstKey());
    }
    if (found == null) {
      throw new ServiceException(
          ServiceException.NOT_FOUND,
          "unknown_model",
          (name == null ? "The request names no model." : "There is no model '" + name + "'.")
              + " Models: "
              + String.join(", ", now.keySet())
              + ".");
    }
    return found;
  }
}
