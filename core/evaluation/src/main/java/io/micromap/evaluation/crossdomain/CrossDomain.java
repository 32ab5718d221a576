package io.micromap.evaluation.crossdomain;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Every mapper on every domain's evaluation rows.
 *
 * @param domains the mappers with their rows
 * @param cells without rails first, the router's behind all mappers'; mapper by mapper, data by
 *     data
 * @param inDomain mappers on their own rows, the router on all
 * @param overlap what domains have in common
 * @param gates what was asked
 */
public record CrossDomain(
    List<DomainMapper> domains,
    List<Cell> cells,
    List<InDomain> inDomain,
    Overlap overlap,
    List<Gate> gates) {

  /** How cells with rails are marked. */
  static final String ON = "on";

  /** How cells without rails are marked. */
  static final String OFF = "off";

  /** Copies. */
  public CrossDomain {
    domains = List.copyOf(domains);
    cells = List.copyOf(cells);
    inDomain = List.copyOf(inDomain);
    gates = List.copyOf(gates);
  }

  /**
   * Runs every mapper on all rows. There is a router where there are two mappers or more.
   *
   * @param domains at least one; either all have rails or none
   * @param coverage share of rows of a class that the router is to answer, or nothing to leave that
   *     to the mappers' thresholds
   * @param progress told of each step, in words
   * @throws MicromapException if two have one id, or one has an id that is kept for the router
   */
  public static CrossDomain of(
      List<DomainMapper> domains,
      Optional<Double> coverage,
      GateLimits limits,
      Consumer<String> progress) {
    requireDistinct(domains);
    Measurement measurement = new Measurement(domains, progress);
    boolean hasRails = domains.stream().allMatch(domain -> domain.rails().isPresent());
    List<Boolean> rails = hasRails ? List.of(false, true) : List.of(false);
    rails.forEach(measurement::mappers);
    if (domains.size() > 1) {
      rails.forEach(
          withRails ->
              measurement.router(
                  coverage
                      .map(share -> Router.atCoverage(domains, share, withRails))
                      .orElseGet(() -> new Router(Optional.empty())),
                  withRails));
    }
    return measurement.result(limits);
  }

  /** Whether every gate holds. */
  public boolean passed() {
    return gates.stream().allMatch(Gate::passed);
  }

  private static void requireDistinct(List<DomainMapper> domains) {
    Set<String> ids = new HashSet<>(Set.of(Router.ID, Router.ALL));
    for (DomainMapper domain : domains) {
      if (!ids.add(domain.id())) {
        throw new MicromapException(
            ErrorCode.USAGE,
            "Two domains, or a domain and the router, are called '"
                + domain.id()
                + "'; rename one. '"
                + Router.ID
                + "' and '"
                + Router.ALL
                + "' are kept.");
      }
    }
  }
}
