package io.micromap.evaluation.guarantee;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.evaluation.metrics.ScoredRow;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.runtime.mapper.PredictionSets;
import io.micromap.runtime.mapper.RankedClasses;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Sets of classes calibrated on held-out rows, and how long they are there.
 *
 * @param sets the sets
 * @param missing further in-scope rows without which every set holds every class; 0 where the rows
 *     are enough
 * @param meanSize mean number of classes in the sets of the in-scope rows; nothing without any
 * @param alone share of the in-scope rows whose set holds one class; nothing without any
 */
@JsonPropertyOrder({"schema_version", "sets", "missing", "mean_size", "alone", "granted"})
public record SetCalibration(
    @JsonUnwrapped PredictionSets sets,
    int missing,
    Optional<Double> meanSize,
    Optional<Double> alone) {

  private static final int SCHEMA_VERSION = 1;

  /** More rows are never asked for. */
  private static final int MOST_ROWS = 1_000_000_000;

  /** Calibrates on rows that neither fitted nor calibrated the mapper. */
  public static SetCalibration of(ScoredRows scored, double share) {
    List<ScoredRow> inScope = scored.inScope();
    List<String> labels = scored.mapper().labelNames();
    double[] above =
        inScope.stream().mapToDouble(row -> massAbove(row, labels.indexOf(row.gold()))).toArray();
    String mapper = scored.mapper().model().sha256();
    PredictionSets sets = new PredictionSets(share, above.length, cut(above, share), mapper);
    int[] sizes =
        inScope.stream().mapToInt(row -> sets.of(row.prediction(), labels).size()).toArray();
    return new SetCalibration(
        sets,
        Math.max(0, rowsNeeded(share) - sizes.length),
        Certification.share(Arrays.stream(sizes).sum(), sizes.length),
        Certification.share(
            (int) Arrays.stream(sizes).filter(size -> size == 1).count(), sizes.length));
  }

  @JsonProperty(value = "schema_version", access = JsonProperty.Access.READ_ONLY)
  int schemaVersion() {
    return SCHEMA_VERSION;
  }

  /** Whether the rows are enough for sets that leave any class out. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public boolean granted() {
    return missing == 0;
  }

  /** The calibration as a page of text. */
  public String toText() {
    String promise =
        String.format(
            Locale.ROOT,
            "sets of labels that hold the right one for %s of in-scope prompts, on average over"
                + " draws of the held-out rows\n\n",
            sets.share());
    return granted()
        ? promise
            + String.format(
                Locale.ROOT,
                "%d in-scope held-out rows: %.2f labels a set on average, one label alone in"
                    + " %.1f %% of the sets\n",
                sets.rows(),
                meanSize.orElseThrow(),
                100 * alone.orElseThrow())
        : promise
            + "cannot be promised: every set holds every label; at least "
            + missing
            + " more in-scope held-out rows are needed\n";
  }

  /**
   * Probability above the row's own class; 0 without evidence, as the set holds all classes then.
   */
  static double massAbove(ScoredRow row, int gold) {
    return RankedClasses.of(row.prediction()).above(gold);
  }

  /** The ⌈(n + 1) share⌉-th smallest of n, or 1 where there are too few. */
  static double cut(double[] above, double share) {
    int rank = rank(above.length, share);
    return rank > above.length ? 1 : Arrays.stream(above).sorted().toArray()[rank - 1];
  }

  /** ⌈(rows + 1) share⌉: the fewest k with k / (rows + 1) ≥ share. */
  private static int rank(int rows, double share) {
    int rank = (int) (share * (rows + 1.0));
    while (rank / (rows + 1.0) < share) {
      rank++;
    }
    return Math.max(1, rank);
  }

  private static int rowsNeeded(double share) {
    int rows = (int) Math.min(MOST_ROWS, share / (1 - share));
    while (rows < MOST_ROWS && rank(rows, share) > rows) {
      rows++;
    }
    return rows;
  }
}
