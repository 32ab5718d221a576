package io.micromap.spark;

import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.DomainRegistry;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mapper that is sent to executors as the bytes of its bundle, once each, and loaded there by the
 * first task that asks. Safe for any number of threads.
 */
final class SharedMapper implements Serializable {

  private static final long serialVersionUID = 1;

  private final byte[] bundle;
  private final String where;
  private transient volatile @Nullable Mapper mapper;

  /**
   * A bundle that has been loaded once, so that a bad one is found before any task runs.
   *
   * @param where its name, for messages
   */
  SharedMapper(byte[] bundle, String where) {
    this.bundle = bundle;
    this.where = where;
    this.mapper = load();
  }

  /** The mapper, the same for all threads of an executor. */
  Mapper mapper() {
    Mapper loaded = mapper;
    return loaded == null ? loadOnce() : loaded;
  }

  private synchronized Mapper loadOnce() {
    Mapper loaded = mapper;
    if (loaded == null) {
      loaded = load();
      mapper = loaded;
    }
    return loaded;
  }

  private Mapper load() {
    ClassLoader loader =
        Optional.ofNullable(Thread.currentThread().getContextClassLoader())
            .orElse(SharedMapper.class.getClassLoader());
    return Mapper.of(bundle, where, DomainRegistry.load(loader));
  }
}
