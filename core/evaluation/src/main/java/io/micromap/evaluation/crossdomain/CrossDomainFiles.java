package io.micromap.evaluation.crossdomain;

import io.micromap.evaluation.crossdomain.OperatingPoint.Rule;
import io.micromap.runtime.json.Json;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The files of an evaluation, as in {@code docs/formats.md}; equal results give equal bytes. */
public final class CrossDomainFiles {

  private static final int SCHEMA_VERSION = 1;

  private static final String COLUMNS =
      "mapper,data,rails,n,fired,coverage,accuracy_on_fired,false_accept_rate";

  private CrossDomainFiles() {}

  private record Document(
      int schemaVersion,
      List<MapperLine> mappers,
      List<DataLine> data,
      Double coverageAsked,
      List<Cell> cells,
      List<InDomain> inDomain,
      Overlap overlap,
      List<Gate> gates,
      String status) {}

  private record MapperLine(
      String id,
      String sha256,
      List<String> labels,
      Rule rule,
      Thresholds thresholds,
      Double chosenCoverage,
      Thresholds thresholdsWithRails,
      Double chosenCoverageWithRails) {}

  private record DataLine(
      String id, int rows, int rowsOutOfScope, int rowsTrainedOn, String sha256) {}

  /** {@code cross_domain.csv}: one line a cell. Ids need no quotes: none has a comma. */
  public static byte[] csv(CrossDomain result) {
    StringBuilder text = new StringBuilder(COLUMNS).append('\n');
    for (Cell cell : result.cells()) {
      text.append(
              String.join(
                  ",",
                  cell.mapper(),
                  cell.data(),
                  cell.rails(),
                  Integer.toString(cell.n()),
                  Integer.toString(cell.fired()),
                  decimal(cell.coverage()),
                  decimal(cell.accuracyOnFired()),
                  decimal(cell.falseAcceptRate())))
          .append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * {@code cross_domain.json}.
   *
   * @param coverage that was asked for, if any
   */
  public static byte[] json(CrossDomain result, Optional<Double> coverage) {
    return Json.pretty(
        new Document(
            SCHEMA_VERSION,
            result.domains().stream().map(CrossDomainFiles::mapper).toList(),
            result.domains().stream().map(CrossDomainFiles::data).toList(),
            coverage.orElse(null),
            result.cells(),
            result.inDomain(),
            result.overlap(),
            result.gates(),
            result.passed() ? "pass" : "fail"));
  }

  private static MapperLine mapper(DomainMapper domain) {
    return new MapperLine(
        domain.id(),
        domain.mapper().model().sha256(),
        domain.mapper().labels().stream().map(Label::name).toList(),
        domain.point().rule(),
        domain.point().thresholds(),
        chosenCoverage(domain.point()),
        domain.rails().map(rails -> domain.pointWithRails().thresholds()).orElse(null),
        domain.rails().map(rails -> chosenCoverage(domain.pointWithRails())).orElse(null));
  }

  private static Double chosenCoverage(OperatingPoint point) {
    return point.chosenCoverage().map(Json::round).orElse(null);
  }

  private static DataLine data(DomainMapper domain) {
    return new DataLine(
        domain.id(),
        domain.evaluation().rows().size(),
        domain.evaluation().outOfScope().size(),
        domain.rowsTrainedOn(),
        domain.evaluation().sha256());
  }

  private static String decimal(Double value) {
    return value == null
        ? ""
        : new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
  }
}
