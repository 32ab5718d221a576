package io.micromap.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The tables about mappers on their own rows, as the template asks for them by name.
 *
 * @param coverages headings of the columns that say what the most confident share of rows gives
 * @param foreign the lines that have false accepts
 */
record InDomainView(
    List<Line> lines, List<String> coverages, List<Line> foreign, List<Classes> classes) {

  /** A mapper. */
  record Line(
      String mapper,
      String rails,
      Shown rows,
      Shown accuracy,
      Shown macroF1,
      Shown ece,
      Shown aurc,
      Shown outOfScope,
      Shown outOfScopeAnswered,
      List<Shown> accuracies,
      List<Shown> falseAccepts) {

    boolean hasFalseAccepts() {
      return falseAccepts.stream().anyMatch(share -> !share.equals(Shown.NOTHING));
    }
  }

  /** The classes of a mapper, without rails and with. */
  record Classes(String mapper, List<ClassLine> lines) {}

  /** A class. */
  record ClassLine(
      String label,
      String rails,
      Shown rows,
      Shown fired,
      Shown correct,
      Shown precision,
      Shown recall) {}

  /** Whether there is an accuracy at a coverage to show. */
  boolean hasCoverages() {
    return !coverages.isEmpty();
  }

  /** Whether there is a false accept at a coverage to show. */
  boolean hasForeign() {
    return !foreign.isEmpty();
  }

  /** Nothing where the file has no such figures. */
  static Optional<InDomainView> of(CrossDomain evaluation) {
    List<CrossDomain.InDomain> all = evaluation.inDomain();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<Double> coverages =
        all.stream()
            .flatMap(own -> own.accuracyAtCoverage().stream())
            .map(CrossDomain.AtCoverage::coverage)
            .distinct()
            .sorted()
            .toList();
    List<Line> lines = all.stream().map(own -> line(own, coverages)).toList();
    return Optional.of(
        new InDomainView(
            lines,
            coverages.stream()
                .map(share -> Shown.percent(share).text().replace(".00", ""))
                .toList(),
            lines.stream().filter(Line::hasFalseAccepts).toList(),
            classes(all)));
  }

  private static Line line(CrossDomain.InDomain own, List<Double> coverages) {
    Optional<CrossDomain.OutOfScope> outside = Optional.ofNullable(own.outOfScope());
    return new Line(
        own.mapper(),
        own.rails(),
        Shown.count(own.rows()),
        Shown.percentIfAny(own.accuracy()),
        Shown.fixedIfAny(own.macroF1()),
        Shown.percentIfAny(own.ece()),
        Shown.fixedIfAny(own.aurc()),
        outside.map(rows -> Shown.count(rows.rows())).orElse(Shown.NOTHING),
        Shown.percentIfAny(outside.map(CrossDomain.OutOfScope::falseAcceptRate).orElse(null)),
        shares(own, coverages, CrossDomain.AtCoverage::accuracy),
        shares(own, coverages, CrossDomain.AtCoverage::falseAcceptRate));
  }

  /** One a coverage. */
  private static List<Shown> shares(
      CrossDomain.InDomain own,
      List<Double> coverages,
      Function<CrossDomain.AtCoverage, Double> rate) {
    return coverages.stream()
        .map(
            coverage ->
                own.accuracyAtCoverage().stream()
                    .filter(at -> at.coverage() == coverage)
                    .map(rate)
                    .filter(Objects::nonNull)
                    .findFirst())
        .map(share -> Shown.percentIfAny(share.orElse(null)))
        .toList();
  }

  /** One a mapper that has figures of classes. */
  private static List<Classes> classes(List<CrossDomain.InDomain> all) {
    return all.stream()
        .filter(own -> !own.perClass().isEmpty())
        .map(CrossDomain.InDomain::mapper)
        .distinct()
        .map(
            mapper ->
                new Classes(
                    mapper,
                    all.stream()
                        .filter(own -> own.mapper().equals(mapper))
                        .flatMap(
                            own -> own.perClass().stream().map(line -> line(line, own.rails())))
                        .toList()))
        .toList();
  }

  private static ClassLine line(CrossDomain.PerClass line, String rails) {
    return new ClassLine(
        line.label(),
        rails,
        Shown.count(line.rows()),
        Shown.count(line.fired()),
        Shown.count(line.correct()),
        Shown.percentIfAny(line.precision()),
        Shown.percentIfAny(line.recall()));
  }
}
