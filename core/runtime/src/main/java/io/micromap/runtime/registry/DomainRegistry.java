package io.micromap.runtime.registry;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.error.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All domains that could be loaded, by id, and the problems of those that could not.
 *
 * <p>Immutable. A broken domain never keeps the others from loading.
 */
public final class DomainRegistry {

  private final NavigableMap<String, Domain> domains;
  private final List<Problem> problems;

  private DomainRegistry(NavigableMap<String, Domain> domains, List<Problem> problems) {
    this.domains = domains;
    this.problems = List.copyOf(problems);
  }

  /** The domains of the class path. */
  public static DomainRegistry load(ClassLoader loader) {
    return new PluginLoader(loader, PluginLoader.LIMIT).load(List.of(), List.of());
  }

  /**
   * The domains of the class path that have an id: one, or none. Of the others nothing is read but
   * their ids.
   */
  public static DomainRegistry load(ClassLoader loader, String id) {
    return new PluginLoader(loader, PluginLoader.LIMIT).only(id).load(List.of(), List.of());
  }

  /** A registry of given domains; of two with one id neither is taken. */
  public static DomainRegistry of(Collection<Domain> found, Collection<Problem> known) {
    List<Problem> problems = new ArrayList<>(known);
    NavigableMap<String, List<Domain>> byId = new TreeMap<>();
    found.forEach(domain -> byId.computeIfAbsent(domain.id(), id -> new ArrayList<>()).add(domain));
    NavigableMap<String, Domain> domains = new TreeMap<>();
    byId.forEach(
        (id, same) -> {
          if (same.size() == 1) {
            domains.put(id, same.get(0));
          } else {
            problems.add(
                new Problem(
                    String.join(" and ", same.stream().map(Domain::source).sorted().toList()),
                    Optional.of(id),
                    "both provide the domain '" + id + "'; neither is taken.",
                    "Remove one of them."));
          }
        });
    return new DomainRegistry(domains, problems);
  }

  /** All domains, sorted by id. */
  public List<Domain> domains() {
    return List.copyOf(domains.values());
  }

  /** What could not be loaded. */
  public List<Problem> problems() {
    return problems;
  }

  /** The domain of an id, if it is loaded. */
  public Optional<Domain> find(String id) {
    return Optional.ofNullable(domains.get(id));
  }

  /**
   * The domain of an id.
   *
   * @throws MicromapException with {@link ErrorCode#UNKNOWN_DOMAIN}, naming what is loaded
   */
  public Domain require(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new MicromapException(
                    ErrorCode.UNKNOWN_DOMAIN,
                    "No domain '"
                        + id
                        + "'. Loaded: "
                        + (domains.isEmpty() ? "none" : String.join(", ", domains.keySet()))
                        + "."
                        + Suggestion.didYouMean(id, domains.keySet())));
  }
}
