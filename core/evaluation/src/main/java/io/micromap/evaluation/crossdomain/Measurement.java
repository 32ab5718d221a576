package io.micromap.evaluation.crossdomain;

import io.micromap.spi.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Gathers cells and figures while mappers and router are run over all rows. */
final class Measurement {

  private final List<DomainMapper> domains;
  private final Consumer<String> progress;
  private final OverlapSearch overlap;
  private final List<List<Answers>> byData = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();
  private final List<InDomain> inDomain = new ArrayList<>();

  private Measurement(List<DomainMapper> domains, Consumer<String> progress) {
    this.domains = domains;
    this.progress = progress;
    this.overlap = new OverlapSearch(domains);
    for (DomainMapper data : domains) {
      byData.add(domains.stream().map(mapper -> new Answers(mapper, data)).toList());
      progress.accept("ran every mapper on the prompts of " + data.id());
    }
  }

  /** All cells and figures, as {@link CrossDomain#of} describes them. */
  static Measurement of(List<DomainMapper> domains, PointChoice choice, Consumer<String> progress) {
    Measurement measurement = new Measurement(domains, progress);
    boolean hasRails = domains.stream().allMatch(domain -> domain.rails().isPresent());
    List<RailsState> states =
        hasRails ? List.of(RailsState.OFF, RailsState.ON) : List.of(RailsState.OFF);
    states.forEach(measurement::mappers);
    if (domains.size() > 1) {
      for (RailsState rails : states) {
        measurement.router(choice.router(domains, rails), rails);
      }
    }
    return measurement;
  }

  List<Cell> cells() {
    return cells;
  }

  List<InDomain> inDomain() {
    return inDomain;
  }

  Overlap overlap() {
    return overlap.overlap();
  }

  /** Every mapper on every domain's rows. */
  private void mappers(RailsState rails) {
    for (int mapper = 0; mapper < domains.size(); mapper++) {
      mapper(mapper, rails);
      progress.accept("measured " + domains.get(mapper).id() + ", rails " + rails.code());
    }
  }

  private void mapper(int mapper, RailsState rails) {
    DomainMapper by = domains.get(mapper);
    List<Reply> foreign = new ArrayList<>();
    for (int data = 0; data < domains.size(); data++) {
      String about = domains.get(data).id();
      Key key = new Key(by.id(), about, rails);
      List<MapperReply> replies = byData.get(data).get(mapper).replies(rails);
      if (data == mapper) {
        Cell own = Cell.own(key, replies);
        cells.add(by.rowsTrainedOn() == 0 ? own : own.withoutInterval());
      } else {
        cells.add(Cell.foreign(key, replies, overlap.rows(about, by.id())));
        foreign.addAll(Reply.inScope(replies));
      }
    }
    inDomain.add(inDomain(by, byData.get(mapper).get(mapper).replies(rails), foreign, rails));
  }

  private static InDomain inDomain(
      DomainMapper by, List<MapperReply> own, List<Reply> foreign, RailsState rails) {
    List<String> labels = by.mapper().labelNames();
    return new InDomainMeasurement(own, labels, foreign)
        .ofMapper(new Key(by.id(), by.id(), rails), by.point(rails).thresholds());
  }

  /** The router on every domain's rows and on all. */
  private void router(Router router, RailsState rails) {
    List<Route> all = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (List<Answers> answers : byData) {
      DomainMapper data = answers.get(0).about();
      List<Route> routes = router.routes(answers, rails, overlap.rows(data.id()));
      cells.add(Cell.router(new Key(Router.ID, data.id(), rails), routes));
      all.addAll(routes);
      data.mapper().labels().forEach(label -> labels.add(Router.label(data.id(), label.name())));
    }
    Key key = new Key(Router.ID, Router.ALL, rails);
    cells.add(Cell.router(key, all));
    Optional<Thresholds> least = router.threshold().map(Thresholds::global);
    inDomain.add(new InDomainMeasurement(all, labels, List.of()).ofRouter(key, least));
    progress.accept("measured the router, rails " + rails.code());
  }
}
