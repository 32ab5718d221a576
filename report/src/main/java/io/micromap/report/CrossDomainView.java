package io.micromap.report;

import io.micromap.evaluation.crossdomain.Cell;
import io.micromap.evaluation.crossdomain.CrossDomain;
import io.micromap.evaluation.crossdomain.Gate;
import io.micromap.evaluation.crossdomain.Key;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables about a cross-domain evaluation, by the names that the template uses. */
record CrossDomainView(
    Shown mappers,
    Shown data,
    List<Heat> heats,
    List<CellLine> cells,
    Gates gates,
    List<SourceLine> sources,
    List<InDomainView> inDomain,
    List<OverlapView> overlap) {

  /** A heat map. */
  record Heat(String rails) {}

  /** A cell in figures. */
  record CellLine(
      Key key,
      Shown rows,
      Shown fired,
      Shown coverage,
      Shown accuracy,
      Shown falseAccepts,
      String interval) {

    private static CellLine of(Cell cell) {
      return new CellLine(
          cell.key(),
          Shown.count(cell.answered().n()),
          Shown.count(cell.answered().fired()),
          Shown.percent(cell.answered().coverage()),
          Shown.percent(cell.rates().accuracyOnFired()),
          Shown.percent(cell.rates().falseAcceptRate()),
          interval(cell.rates().lower(), cell.rates().upper()));
    }

    private static String interval(Optional<Double> lower, Optional<Double> upper) {
      return lower.isEmpty()
          ? Shown.NOTHING.text()
          : Shown.percent(lower).text() + " to " + Shown.percent(upper).text();
    }
  }

  /**
   * The gates.
   *
   * @param passed whether every gate is passed
   * @param note how many are passed
   * @param lines one a gate, missed ones first
   */
  record Gates(boolean passed, String note, List<GateLine> lines) {

    private static Gates of(CrossDomain evaluation) {
      List<Gate> gates = evaluation.gates();
      List<Gate> missed = gates.stream().filter(gate -> !gate.passed()).toList();
      return new Gates(
          evaluation.passed(),
          note(gates.size(), missed.size()),
          Stream.concat(missed.stream(), gates.stream().filter(Gate::passed))
              .map(GateLine::of)
              .toList());
    }

    private static String note(int gates, int missed) {
      if (gates == 0) {
        return "No gate was set.";
      }
      return missed == 0
          ? "All " + gates + " gates are passed."
          : missed + " of " + gates + " gates are missed; they are listed first.";
    }

    /** The heading. */
    String verdict() {
      return lines.isEmpty() ? "No gate set" : passed ? "Pass" : "Fail";
    }

    /** Its style. */
    String status() {
      return lines.isEmpty() ? "none" : passed ? "pass" : "fail";
    }

    /** Whether there is a gate to show. */
    boolean hasLines() {
      return !lines.isEmpty();
    }
  }

  /** A gate. */
  record GateLine(String name, Key key, Shown asked, Shown found, boolean passed, String why) {

    private static GateLine of(Gate gate) {
      return new GateLine(
          gate.name(),
          gate.key(),
          Shown.number(gate.asked()),
          gate.found().map(Shown::number).orElse(Shown.NOTHING),
          gate.passed(),
          gate.why());
    }
  }

  /** A hash. */
  record SourceLine(String kind, String id, String sha256) {}

  /** With the prompts that domains share, or without their text. */
  static CrossDomainView of(CrossDomain evaluation, boolean withText) {
    return new CrossDomainView(
        Shown.count(evaluation.mappers().size()),
        Shown.count(evaluation.data().size()),
        evaluation.cells().stream()
            .map(cell -> cell.key().rails().code())
            .distinct()
            .map(Heat::new)
            .toList(),
        evaluation.cells().stream().map(CellLine::of).toList(),
        Gates.of(evaluation),
        sources(evaluation),
        InDomainView.of(evaluation).stream().toList(),
        OverlapView.of(evaluation, withText).stream().toList());
  }

  private static List<SourceLine> sources(CrossDomain evaluation) {
    return Stream.concat(
            evaluation.mappers().stream()
                .map(mapper -> new SourceLine("mapper", mapper.id(), mapper.sha256())),
            evaluation.data().stream()
                .map(data -> new SourceLine("rows", data.id(), data.sha256())))
        .toList();
  }
}
