package io.micromap.service.model;

import io.micromap.service.fault.ServiceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The mappers that are served, by name. Thread-safe: a mapper may be replaced while others ask. */
public final class ServedMappers {

  /** The name that stands for the only mapper. */
  public static final String DEFAULT = "default";

  private volatile ServedRouter router;

  /**
   * Some mappers.
   *
   * @throws IllegalArgumentException if two have one name, or there is none
   */
  public ServedMappers(Collection<ServedMapper> mappers) {
    SortedMap<String, ServedMapper> byName = new TreeMap<>();
    mappers.forEach(mapper -> byName.put(mapper.name(), mapper));
    if (byName.isEmpty() || byName.size() < mappers.size()) {
      throw new IllegalArgumentException("Mappers need names of their own; there is one at least.");
    }
    this.router = new ServedRouter(byName);
  }

  /** Serves a mapper from now on, in place of the one of that name. */
  public synchronized void replace(ServedMapper mapper) {
    SortedMap<String, ServedMapper> next = new TreeMap<>(router.mappers());
    next.put(mapper.name(), mapper);
    router = new ServedRouter(next);
  }

  /** All mappers, by name. */
  public List<ServedMapper> all() {
    return List.copyOf(router.mappers().values());
  }

  /** All mappers as one model. */
  public ServedRouter router() {
    return router;
  }

  /**
   * The model of a name: a mapper, or all of them as {@value ServedRouter#NAME}.
   *
   * @param name null where the request gives none
   * @throws ServiceException with status 404 and the names that exist
   */
  public Served asked(@Nullable String name) {
    return ServedRouter.NAME.equals(name) ? router : find(name, true);
  }

  /**
   * The mapper of a name; the only one also answers to {@value #DEFAULT}, and to no name.
   *
   * @param name null where the request gives none
   * @throws ServiceException with status 404 and the names that exist; 422 for that of all mappers
   */
  public ServedMapper named(@Nullable String name) {
    return find(name, false);
  }

  private ServedMapper find(@Nullable String name, boolean orRouter) {
    SortedMap<String, ServedMapper> now = router.mappers();
    ServedMapper found = name == null ? null : now.get(name);
    if (found == null && now.size() == 1 && (name == null || name.equals(DEFAULT))) {
      found = now.get(now.firstKey());
    }
    if (found == null) {
      throw unknown(name, now, orRouter);
    }
    return found;
  }

  private static ServiceException unknown(
      @Nullable String name, SortedMap<String, ServedMapper> now, boolean orRouter) {
    List<String> names = new ArrayList<>(now.keySet());
    if (ServedRouter.NAME.equals(name)) {
      return ServiceException.unprocessable(
          "This request is about one mapper; name it. Models: " + String.join(", ", names) + ".");
    }
    if (names.size() > 1 && orRouter) {
      names.add(ServedRouter.NAME);
    }
    return new ServiceException(
        ServiceException.NOT_FOUND,
        "unknown_model",
        (name == null ? "The request names no model." : "There is no model '" + name + "'.")
            + " Models: "
            + String.join(", ", names)
            + ".");
  }
}
