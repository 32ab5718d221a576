package io.micromap.training.crossdomain;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.spi.Label;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Every mapper on every domain's evaluation rows.
 *
 * @param domains the mappers with their rows
 * @param cells mapper by mapper, the router last; data by data, all together last; without rails
 *     first
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
   * @param progress told of each step, in words
   * @throws MicromapException if two have one id, or one has an id that is kept for the router
   */
  public static CrossDomain of(
      List<DomainMapper> domains, GateLimits limits, Consumer<String> progress) {
    requireDistinct(domains);
    Overlap overlap = Overlap.of(domains);
    List<List<Answers>> byData = new ArrayList<>();
    for (DomainMapper data : domains) {
      byData.add(domains.stream().map(mapper -> new Answers(mapper, data)).toList());
      progress.accept("ran every mapper on the prompts of " + data.id());
    }
    boolean hasRails = domains.stream().allMatch(domain -> domain.rails().isPresent());
    List<Boolean> rails = hasRails ? List.of(false, true) : List.of(false);
    List<Cell> cells = new ArrayList<>();
    List<InDomain> inDomain = new ArrayList<>();
    for (int mapper = 0; mapper < domains.size(); mapper++) {
      for (int data = 0; data < domains.size(); data++) {
        for (boolean withRails : rails) {
          measure(byData.get(data).get(mapper), withRails, overlap, cells, inDomain);
        }
      }
    }
    if (domains.size() > 1) {
      for (boolean withRails : rails) {
        route(byData, withRails, overlap, cells, inDomain);
      }
    }
    return new CrossDomain(domains, cells, inDomain, overlap, limits.judge(cells));
  }

  /** Whether every gate holds. */
  public boolean passed() {
    return gates.stream().allMatch(Gate::passed);
  }

  private static void measure(
      Answers answers,
      boolean withRails,
      Overlap overlap,
      List<Cell> cells,
      List<InDomain> inDomain) {
    DomainMapper by = answers.by();
    String data = answers.about().id();
    String rails = withRails ? ON : OFF;
    List<Reply> replies = answers.replies(withRails);
    if (!by.id().equals(data)) {
      cells.add(Cell.foreign(by.id(), data, rails, replies, overlap.rows(data, by.id())));
      return;
    }
    cells.add(Cell.own(data, rails, replies));
    List<String> labels = by.mapper().labels().stream().map(Label::name).toList();
    inDomain.add(InDomain.of(data, data, rails, replies, labels, by.point().thresholds()));
  }

  private static void route(
      List<List<Answers>> byData,
      boolean withRails,
      Overlap overlap,
      List<Cell> cells,
      List<InDomain> inDomain) {
    String rails = withRails ? ON : OFF;
    List<Route> all = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (List<Answers> answers : byData) {
      DomainMapper data = answers.get(0).about();
      List<Route> routes = new Router(answers).routes(withRails, overlap.rows(data.id()));
      cells.add(Cell.router(data.id(), rails, ofAClass(routes)));
      all.addAll(routes);
      data.mapper().labels().forEach(label -> labels.add(Router.label(data.id(), label.name())));
    }
    cells.add(Cell.router(Router.ALL, rails, ofAClass(all)));
    List<Reply> replies = all.stream().map(Route::reply).toList();
    inDomain.add(InDomain.of(Router.ID, Router.ALL, rails, replies, labels, null));
  }

  private static List<Route> ofAClass(List<Route> routes) {
    return routes.stream().filter(route -> !route.reply().outOfScope()).toList();
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
