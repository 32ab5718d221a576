package io.micromap.evaluation.crossdomain;

import io.micromap.runtime.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/** The files of an evaluation, as in {@code docs/formats.md}; equal results give equal bytes. */
public final class CrossDomainFiles {

  private static final String COLUMNS =
      "mapper,data,rails,n,fired,coverage,accuracy_on_fired,false_accept_rate\n";

  private CrossDomainFiles() {}

  /** {@code cross_domain.csv}: one line a cell. Ids need no quotes: none has a comma. */
  public static byte[] csv(CrossDomain result) {
    return result.cells().stream()
        .map(CrossDomainFiles::line)
        .collect(Collectors.joining("", COLUMNS, ""))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String line(Cell cell) {
    return String.join(
            ",",
            cell.key().mapper(),
            cell.key().data(),
            cell.key().rails().code(),
            Integer.toString(cell.answered().n()),
            Integer.toString(cell.answered().fired()),
            decimal(cell.answered().coverage()),
            decimal(cell.rates().accuracyOnFired()),
            decimal(cell.rates().falseAcceptRate()))
        + "\n";
  }

  private static String decimal(Optional<Double> value) {
    return value
        .map(rate -> new BigDecimal(rate).setScale(6, RoundingMode.HALF_EVEN).toPlainString())
        .orElse("");
  }

  /** {@code cross_domain.json}. */
  public static byte[] json(CrossDomain result) {
    return Json.pretty(result);
  }
}
