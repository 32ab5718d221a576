package io.micromap.report;

import io.micromap.evaluation.crossdomain.CrossDomain;
import io.micromap.evaluation.crossdomain.InDomain;
import io.micromap.evaluation.crossdomain.InDomain.AtCoverage;
import io.micromap.evaluation.crossdomain.InDomain.PerClass;
import io.micromap.evaluation.crossdomain.InDomain.Quality;
import io.micromap.evaluation.crossdomain.Key;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The tables about mappers on their own rows, by the names that the template uses.
 *
 * @param coverages headings of the columns about the most confident share of rows
 * @param foreign the lines that have false accepts
 */
record InDomainView(
    List<Line> lines, List<String> coverages, List<Line> foreign, List<Classes> classes) {

  /** A mapper. */
  record Line(
      Key key,
      Figures figures,
      Outside outOfScope,
      List<Shown> accuracies,
      List<Shown> falseAccepts) {

    private static Line of(InDomain own, List<Double> coverages) {
      return new Line(
          own.key(),
          Figures.of(own.quality()),
          Outside.of(own.outOfScope()),
          shares(own, coverages, AtCoverage::accuracy),
          shares(own, coverages, AtCoverage::falseAcceptRate));
    }

    /** One a coverage. */
    private static List<Shown> shares(
        InDomain own, List<Double> coverages, Function<AtCoverage, Optional<Double>> rate) {
      return coverages.stream()
          .map(
              coverage ->
                  own.accuracyAtCoverage().stream()
                      .filter(at -> at.coverage() == coverage)
                      .flatMap(at -> rate.apply(at).stream())
                      .findFirst())
          .map(Shown::percent)
          .toList();
    }

    private boolean hasFalseAccepts() {
      return falseAccepts.stream().anyMatch(share -> !share.equals(Shown.NOTHING));
    }
  }

  /** Figures of in-scope rows. */
  record Figures(Shown rows, Shown accuracy, Shown macroF1, Shown ece, Shown aurc) {

    private static Figures of(Quality quality) {
      return new Figures(
          Shown.count(quality.rows()),
          Shown.percent(quality.accuracy()),
          Shown.fixed(quality.macroF1()),
          Shown.percent(quality.ece()),
          Shown.fixed(quality.aurc()));
    }
  }

  /** Out-of-scope rows, and the share of them that was answered. */
  record Outside(Shown rows, Shown answered) {

    private static Outside of(Optional<InDomain.OutOfScope> rows) {
      return new Outside(
          rows.map(outside -> Shown.count(outside.rows())).orElse(Shown.NOTHING),
          Shown.percent(rows.flatMap(InDomain.OutOfScope::falseAcceptRate)));
    }
  }

  /** The classes of a mapper, without rails and with. */
  record Classes(String mapper, List<ClassLine> lines) {

    private static Classes of(String mapper, List<InDomain> all) {
      return new Classes(
          mapper,
          all.stream()
              .filter(own -> own.key().mapper().equals(mapper))
              .flatMap(own -> own.perClass().stream().map(line -> ClassLine.of(line, own.key())))
              .toList());
    }
  }

  /** A class. */
  record ClassLine(
      String label,
      String rails,
      Shown rows,
      Shown fired,
      Shown correct,
      Shown precision,
      Shown recall) {

    private static ClassLine of(PerClass line, Key key) {
      return new ClassLine(
          line.label(),
          key.rails().code(),
          Shown.count(line.rows()),
          Shown.count(line.fired()),
          Shown.count(line.correct()),
          Shown.percent(line.precision()),
          Shown.percent(line.recall()));
    }
  }

  /** Whether there is an accuracy at a coverage to show. */
  boolean hasCoverages() {
    return !coverages.isEmpty();
  }

  /** Whether there is a false accept at a coverage to show. */
  boolean hasForeign() {
    return !foreign.isEmpty();
  }

  /** Empty where the document has no such figures. */
  static Optional<InDomainView> of(CrossDomain evaluation) {
    List<InDomain> all = evaluation.inDomain();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<Double> coverages = coverages(all);
    List<Line> lines = all.stream().map(own -> Line.of(own, coverages)).toList();
    return Optional.of(
        new InDomainView(
            lines,
            coverages.stream()
                .map(share -> Shown.percent(share).text().replace(".00", ""))
                .toList(),
            lines.stream().filter(Line::hasFalseAccepts).toList(),
            classes(all)));
  }

  private static List<Double> coverages(List<InDomain> all) {
    return all.stream()
        .flatMap(own -> own.accuracyAtCoverage().stream())
        .map(AtCoverage::coverage)
        .distinct()
        .sorted()
        .toList();
  }

  /** One a mapper that has figures of classes. */
  private static List<Classes> classes(List<InDomain> all) {
    return all.stream()
        .filter(own -> !own.perClass().isEmpty())
        .map(own -> own.key().mapper())
        .distinct()
        .map(mapper -> Classes.of(mapper, all))
        .toList();
  }
}
