package io.micromap.runtime.registry;

import io.micromap.spi.DomainModule;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Finds, makes and reads the {@link DomainModule}s of a class loader, each under a time limit. */
final class ModuleDiscovery {

  /** Ends the search where a service file fails on every call. */
  private static final int MAX_PROBLEMS = 100;

  private final ClassLoader loader;
  private final TimeLimit limit;
  private final Optional<String> only;
  private final List<Domain> domains = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  ModuleDiscovery(ClassLoader loader, TimeLimit limit) {
    this(loader, limit, Optional.empty());
  }

  /**
   * A search.
   *
   * @param only the id of the one domain to read; empty for all
   */
  ModuleDiscovery(ClassLoader loader, TimeLimit limit, Optional<String> only) {
    this.loader = loader;
    this.limit = limit;
    this.only = only;
  }

  /**
   * Everything that ServiceLoader finds.
   *
   * @param all name of the whole, for faults that no class can be blamed for
   * @param source where a class came from
   */
  Discovery run(String all, Function<Class<?>, String> source) {
    Iterator<ServiceLoader.Provider<DomainModule>> providers =
        ServiceLoader.load(DomainModule.class, loader).stream().iterator();
    while (problems.size() < MAX_PROBLEMS) {
      try {
        if (!providers.hasNext()) {
          break;
        }
        ServiceLoader.Provider<DomainModule> provider = providers.next();
        read(provider, source.apply(provider.type()));
      } catch (ServiceConfigurationError | LinkageError e) {
        problems.add(Diagnosis.of(all, e));
      }
    }
    return new Discovery(domains, problems);
  }

  private void read(ServiceLoader.Provider<DomainModule> provider, String source) {
    try {
      limit.call(() -> domain(provider.get(), source), loader).ifPresent(domains::add);
    } catch (ExecutionException e) {
      problems.add(Diagnosis.of(source, Objects.requireNonNullElse(e.getCause(), e)));
    } catch (TimeoutException e) {
      problems.add(Diagnosis.of(source, e));
    }
  }

  private Optional<Domain> domain(DomainModule module, String source) {
    return isAsked(module) ? Optional.of(new DomainCheck(module).read(source)) : Optional.empty();
  }

  /** What states no id is read, so that somebody says what is wrong with it. */
  private boolean isAsked(DomainModule module) {
    if (only.isEmpty()) {
      return true;
    }
    try {
      String id = module.id();
      return id == null || only.get().equals(id);
    } catch (RuntimeException | LinkageError e) {
      return true;
    }
  }
}
