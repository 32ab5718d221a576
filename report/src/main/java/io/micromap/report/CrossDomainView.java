package io.micromap.report;

import java.util.List;
import java.util.stream.Stream;

/** The tables about a cross-domain evaluation, as the template asks for them by name. */
record CrossDomainView(
    String verdict,
    boolean passed,
    Shown mappers,
    Shown data,
    List<Heat> heats,
    List<CellLine> cells,
    List<GateLine> gates,
    String gateNote,
    List<SourceLine> sources,
    List<InDomainView> inDomain,
    List<OverlapView> overlap) {

  /** Whether there is a gate to show. */
  boolean hasGates() {
    return !gates.isEmpty();
  }

  /** A heat map. */
  record Heat(String rails) {}

  /** A cell in figures. */
  record CellLine(
      String mapper,
      String data,
      String rails,
      Shown rows,
      Shown fired,
      Shown coverage,
      Shown accuracy,
      Shown falseAccepts,
      String interval) {}

  /** A gate. */
  record GateLine(
      String name,
      String mapper,
      String data,
      String rails,
      Shown asked,
      Shown found,
      boolean passed,
      String why) {}

  /** A hash. */
  record SourceLine(String kind, String id, String sha256) {}

  /** With the prompts that domains share, or without their text. */
  static CrossDomainView of(CrossDomain evaluation, boolean withText) {
    long missed = evaluation.gates().stream().filter(gate -> !gate.passed()).count();
    return new CrossDomainView(
        evaluation.passed() ? "Pass" : "Fail",
        evaluation.passed(),
        Shown.count(evaluation.mappers().size()),
        Shown.count(evaluation.data().size()),
        evaluation.cells().stream().map(CrossDomain.Cell::rails).distinct().map(Heat::new).toList(),
        evaluation.cells().stream().map(CrossDomainView::line).toList(),
        Stream.concat(
                evaluation.gates().stream().filter(gate -> !gate.passed()),
                evaluation.gates().stream().filter(CrossDomain.Gate::passed))
            .map(CrossDomainView::line)
            .toList(),
        gateNote(evaluation.gates().size(), missed),
        Stream.concat(
                evaluation.mappers().stream()
                    .map(mapper -> new SourceLine("mapper", mapper.id(), mapper.sha256())),
                evaluation.data().stream()
                    .map(data -> new SourceLine("rows", data.id(), data.sha256())))
            .toList(),
        InDomainView.of(evaluation).stream().toList(),
        OverlapView.of(evaluation, withText).stream().toList());
  }

  private static String gateNote(int gates, long missed) {
    if (gates == 0) {
      return "No gate was set.";
    }
    return missed == 0
        ? "All " + gates + " gates hold."
        : missed + " of " + gates + " gates are missed; they stand first.";
  }

  private static CellLine line(CrossDomain.Cell cell) {
    return new CellLine(
        cell.mapper(),
        cell.data(),
        cell.rails(),
        Shown.count(cell.n()),
        Shown.count(cell.fired()),
        Shown.percentIfAny(cell.coverage()),
        Shown.percentIfAny(cell.accuracyOnFired()),
        Shown.percentIfAny(cell.falseAcceptRate()),
        cell.lower() == null
            ? "–"
            : Shown.percent(cell.lower()).text() + " to " + Shown.percent(cell.upper()).text());
  }

  private static GateLine line(CrossDomain.Gate gate) {
    return new GateLine(
        gate.name(),
        text(gate.mapper()),
        text(gate.data()),
        text(gate.rails()),
        gate.asked() == null ? Shown.NOTHING : Shown.number(gate.asked()),
        gate.found() == null ? Shown.NOTHING : Shown.number(gate.found()),
        gate.passed(),
        text(gate.why()));
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
