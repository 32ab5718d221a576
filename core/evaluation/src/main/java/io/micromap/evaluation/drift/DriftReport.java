package io.micromap.evaluation.drift;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * How decisions differ on the same rows.
 *
 * @param rows all of them
 * @param compared rows whose label both sides have, out-of-scope rows included: every figure of
 *     accuracy is over these
 * @param flips rows whose decision changed, of all rows
 * @param coverage share of all rows that are answered
 * @param accuracy over the compared rows, empty without any
 * @param classes one a label of the compared rows or of answers to them, sorted by name
 * @param unshared one a label of rows that are not compared, sorted by name
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DriftReport(
    int rows,
    int compared,
    Flips flips,
    PairedChange coverage,
    Optional<Accuracy> accuracy,
    List<ClassDrift> classes,
    List<UnsharedLabel> unshared) {

  /**
   * How well rows were answered; the terms are those of {@code metrics.csv}.
   *
   * @param inScopeCoverage share of the in-scope rows that are answered
   * @param accuracyOnFired share of answers that are right
   * @param overallAccuracy share of rows handled correctly: in scope and answered with their class,
   *     or out of scope and not answered
   * @param oosRecall share of the out-of-scope rows that are not answered
   */
  public record Accuracy(
      PairedChange inScopeCoverage,
      PairedChange accuracyOnFired,
      PairedChange overallAccuracy,
      PairedChange oosRecall) {}

  /**
   * One class.
   *
   * @param label its name
   * @param coverage share of its rows that are answered
   * @param accuracy share of its rows that are answered with it
   * @param precision share of the answers naming it that are right
   */
  public record ClassDrift(
      String label, PairedChange coverage, PairedChange accuracy, PairedChange precision) {}

  /**
   * A label that one side does not have, so that it cannot be right on these rows.
   *
   * @param label its name
   * @param rows how many
   * @param answeredBefore of those, answered before
   * @param rightBefore of those, answered with the label
   * @param answeredAfter answered now
   * @param rightAfter of those, answered with the label
   */
  public record UnsharedLabel(
      String label,
      int rows,
      int answeredBefore,
      int rightBefore,
      int answeredAfter,
      int rightAfter) {}

  /** Copies. */
  public DriftReport {
    classes = List.copyOf(classes);
    unshared = List.copyOf(unshared);
  }
}
