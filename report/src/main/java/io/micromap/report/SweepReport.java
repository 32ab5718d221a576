package io.micromap.report;

import io.micromap.evaluation.crossdomain.CrossDomain;
import io.micromap.evaluation.metrics.DecidedRow;
import io.micromap.evaluation.metrics.Metric;
import io.micromap.evaluation.metrics.MetricValues;
import io.micromap.evaluation.quality.DataReport;
import io.micromap.evaluation.sweep.SweepSummary;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.text.Counted;
import java.util.List;
import java.util.Optional;

/**
 * The content of a sweep's page.
 *
 * @param summary of the sweep
 * @param rows of the same sweep
 * @param source name of the rows
 * @param mapper that was swept, for its provenance and its model card
 * @param crossDomain a cross-domain evaluation, if there is one
 * @param before summary of the previous mapper's sweep, to compare with
 * @param findings of a check of the training rows, if there was one
 * @param withText whether prompts are shown
 */
public record SweepReport(
    SweepSummary summary,
    List<DecidedRow> rows,
    String source,
    Optional<Mapper> mapper,
    Optional<CrossDomain> crossDomain,
    Optional<SweepSummary> before,
    Optional<DataReport> findings,
    boolean withText) {

  /** A sweep alone. */
  public static SweepReport of(
      SweepSummary summary, List<DecidedRow> rows, String source, Optional<Mapper> mapper) {
    return new SweepReport(
        summary, rows, source, mapper, Optional.empty(), Optional.empty(), Optional.empty(), true);
  }

  /**
   * Copies, and refuses parts that do not belong together.
   *
   * @throws MicromapException with {@link ErrorCode#MISALIGNED}
   */
  public SweepReport {
    rows = List.copyOf(rows);
    MetricValues chosen = summary.chosen().metrics();
    int total = chosen.count(Metric.TOTAL);
    int answered = chosen.count(Metric.FIRED);
    int correct = chosen.count(Metric.CORRECT_ON_FIRED);
    long fired = rows.stream().filter(row -> !row.abstained()).count();
    long right = rows.stream().filter(row -> row.outcome().isCorrect()).count();
    if (rows.size() != total || fired != answered || right != correct) {
      throw new MicromapException(
          ErrorCode.MISALIGNED,
          "The rows and the summary are not of one sweep: "
              + counts(rows.size(), fired, right)
              + " against "
              + counts(total, answered, correct)
              + ". Give the two files that one sweep wrote.");
    }
    String swept = summary.swept().mapperSha256();
    if (mapper.isPresent() && !mapper.get().model().sha256().equals(swept)) {
      throw new MicromapException(
          ErrorCode.MISALIGNED,
          "The mapper is not the one that was swept: its SHA-256 is "
              + mapper.get().model().sha256()
              + ", the summary names "
              + swept
              + ". Give the mapper as it was before locking, or sweep this one.");
    }
  }

  private static String counts(long rows, long fired, long right) {
    return Counted.of(rows, "row") + ", " + fired + " answered, " + right + " correctly";
  }
}
