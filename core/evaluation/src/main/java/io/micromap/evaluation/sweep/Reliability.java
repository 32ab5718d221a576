package io.micromap.evaluation.sweep;

import io.micromap.evaluation.metrics.CalibrationError.Bin;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.json.Check;
import io.micromap.runtime.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * A reliability diagram in columns, one entry a bin, as {@code summary.json} has it.
 *
 * @param ece the calibration error over the bins; nothing without in-scope rows
 * @param rows of each bin
 * @param confidence mean confidence of its rows
 * @param accuracy share of its rows whose top-ranked class is right
 */
public record Reliability(
    Optional<Double> ece, List<Integer> rows, List<Double> confidence, List<Double> accuracy) {

  /** Copies. */
  public Reliability {
    rows = List.copyOf(rows);
    confidence = List.copyOf(confidence);
    accuracy = List.copyOf(accuracy);
    ece.ifPresent(error -> Check.unit("ece", error));
    rows.forEach(count -> Check.count("rows", count));
    Check.units("confidence", confidence);
    Check.units("accuracy", accuracy);
    Check.that(
        confidence.size() == rows.size() && accuracy.size() == rows.size(),
        "rows",
        "a column of " + rows.size(),
        "as long as confidence and accuracy");
  }

  static Reliability of(ScoredRows rows) {
    List<Bin> bins = rows.calibrationBins();
    return new Reliability(
        rows.inScope().isEmpty()
            ? Optional.empty()
            : Optional.of(Json.round(rows.calibrationError())),
        bins.stream().map(Bin::rows).toList(),
        bins.stream().map(bin -> Json.round(bin.meanConfidence())).toList(),
        bins.stream().map(bin -> Json.round(bin.accuracy())).toList());
  }
}
