package io.micromap.report;

import io.micromap.evaluation.crossdomain.CrossDomain;
import io.micromap.runtime.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * A report as one HTML page in UTF-8: no network, no frame, no script but the page's own. Equal
 * inputs give equal bytes.
 */
public final class HtmlReport {

  private HtmlReport() {}

  /** The page of a sweep. */
  public static byte[] of(SweepReport report) {
    Confusions confusions = Confusions.of(report.summary(), report.rows());
    return page(
        report.summary().swept().mapperId() + " on " + report.source(),
        List.of(SweepView.of(report, confusions)),
        report.crossDomain().map(cross -> CrossDomainView.of(cross, report.withText())),
        ChartData.of(report, confusions));
  }

  /** The page of a cross-domain evaluation. */
  public static byte[] ofCrossDomain(CrossDomain evaluation) {
    return page(
        "Cross-domain report",
        List.of(),
        Optional.of(CrossDomainView.of(evaluation, true)),
        ChartData.of(evaluation));
  }

  private static byte[] page(
      String title, List<SweepView> sweep, Optional<CrossDomainView> evaluation, ChartData data) {
    // In JSON a "<" occurs only inside texts, so none is left that could end the element.
    String json = Json.line(data).replace("<", "\\u003c");
    return Page.write(new Page.Content(title, sweep, evaluation.stream().toList(), json));
  }
}
