package io.micromap.service.model;

import io.micromap.evaluation.dataset.ConflictPolicy;
import io.micromap.evaluation.dataset.DatasetReader;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.evaluation.dataset.ShippedRows;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.Domain;
import io.micromap.spi.Dataset.Split;
import java.util.Optional;

/** The rows that a domain says must never be answered wrong. */
final class GoldenPrompts {

  private GoldenPrompts() {}

  /**
   * Requires that a mapper answers no golden row of its domain wrong; it may abstain.
   *
   * @throws MicromapException with {@link ErrorCode#GATE_MISSED} and the id of the row
   */
  static void requirePassed(Mapper mapper, Domain domain) {
    if (!ShippedRows.has(domain, Split.GOLDEN)) {
      return;
    }
    LabelledPrompts rows =
        ShippedRows.read(
            domain, Split.GOLDEN, new DatasetReader(ShippedRows.OOS, ConflictPolicy.KEEP));
    rows.rows()
        .forEach(
            row -> {
              Optional<String> answer = mapper.map(row.prompt()).label();
              if (answer.isPresent() && (rows.isOos(row) || !answer.get().equals(row.label()))) {
                throw new MicromapException(
                    ErrorCode.GATE_MISSED,
                    "it answers the golden row "
                        + row.id()
                        + " of the domain with '"
                        + answer.get()
                        + "', not '"
                        + row.label()
                        + "'.");
              }
            });
  }
}
