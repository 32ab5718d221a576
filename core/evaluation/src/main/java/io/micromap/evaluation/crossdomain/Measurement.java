package io.micromap.evaluation.crossdomain;

import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gathers cells and figures while mappers and router are run over all rows. */
final class Measurement {

  private final List<DomainMapper> domains;
  private final Consumer<String> progress;
  private final Overlap overlap;
  private final List<List<Answers>> byData = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();
  private final List<InDomain> inDomain = new ArrayList<>();

  Measurement(List<DomainMapper> domains, Consumer<String> progress) {
    this.domains = domains;
    this.progress = progress;
    this.overlap = Overlap.of(domains);
    for (DomainMapper data : domains) {
      byData.add(domains.stream().map(mapper -> new Answers(mapper, data)).toList());
      progress.accept("ran every mapper on the prompts of " + data.id());
    }
  }

  /** Every mapper on every domain's rows. */
  void mappers(boolean withRails) {
    String rails = name(withRails);
    for (int mapper = 0; mapper < domains.size(); mapper++) {
      DomainMapper by = domains.get(mapper);
      List<Reply> own = List.of();
      List<Reply> foreign = new ArrayList<>();
      for (int data = 0; data < domains.size(); data++) {
        String about = domains.get(data).id();
        List<Reply> replies = byData.get(data).get(mapper).replies(withRails);
        if (data == mapper) {
          own = replies;
          cells.add(Cell.own(by.id(), rails, replies));
        } else {
          replies.stream().filter(reply -> !reply.outOfScope()).forEach(foreign::add);
          cells.add(Cell.foreign(by.id(), about, rails, replies, overlap.rows(about, by.id())));
        }
      }
      List<String> labels = by.mapper().labels().stream().map(Label::name).toList();
      inDomain.add(
          InDomain.of(
              by.id(), by.id(), rails, own, labels, foreign, by.point(withRails).thresholds()));
      progress.accept("measured " + by.id() + ", rails " + rails);
    }
  }

  /** The router on every domain's rows and on all. */
  void router(Router router, boolean withRails) {
    String rails = name(withRails);
    List<Route> all = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (List<Answers> answers : byData) {
      DomainMapper data = answers.get(0).about();
      List<Route> routes = router.routes(answers, withRails, overlap.rows(data.id()));
      cells.add(Cell.router(data.id(), rails, routes));
      all.addAll(routes);
      data.mapper().labels().forEach(label -> labels.add(Router.label(data.id(), label.name())));
    }
    cells.add(Cell.router(Router.ALL, rails, all));
    List<Reply> replies = all.stream().map(Route::reply).toList();
    Thresholds least = router.threshold().map(Thresholds::global).orElse(null);
    inDomain.add(InDomain.of(Router.ID, Router.ALL, rails, replies, labels, List.of(), least));
    progress.accept("measured the router, rails " + rails);
  }

  CrossDomain result(GateLimits limits) {
    return new CrossDomain(domains, cells, inDomain, overlap, limits.judge(cells));
  }

  private static String name(boolean withRails) {
    return withRails ? CrossDomain.ON : CrossDomain.OFF;
  }
}
