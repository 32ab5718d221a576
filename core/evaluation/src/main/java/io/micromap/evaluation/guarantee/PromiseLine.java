package io.micromap.evaluation.guarantee;

import java.util.Locale;

/**
 * How a promise about all prompts was kept over random splits. Shares lie in [0, 1].
 *
 * @param name of the rows
 * @param sizes numbers of rows calibrated on and tested on
 * @param promise in words
 * @param missedOnTest share of the splits in which the test rows break the promise
 * @param missed share of the splits in which all rows, or the known truth, break it
 * @param mean over the splits: the share of the test rows that the promise bounds
 * @param cost what the promise costs on the test rows
 */
public record PromiseLine(
    String name,
    Sizes sizes,
    String promise,
    double missedOnTest,
    double missed,
    double mean,
    Cost cost) {

  /** Heading of the table that {@link #toMarkdown} fills. */
  public static final String HEADING =
      "| rows | calibrate on | test on | promise | missed on the test rows | missed on all rows |"
          + " mean on the test rows | coverage, or labels a set | oracle | gap |\n"
          + "|---|---|---|---|---|---|---|---|---|---|\n";

  /**
   * Numbers of rows.
   *
   * @param calibrating calibrated on
   * @param testing tested on
   */
  public record Sizes(int calibrating, int testing) {

    /** The sizes of a split that calibrates on a share of the rows. */
    static Sizes of(int rows, double share) {
      int calibrating = (int) Math.round(rows * share);
      return new Sizes(calibrating, rows - calibrating);
    }
  }

  /**
   * What a promise costs: the mean share of rows answered, or the mean number of labels in a set.
   *
   * @param calibrated as calibrated
   * @param oracle the best that keeps the promise on the test rows
   * @param labels whether it counts labels
   */
  public record Cost(double calibrated, double oracle, boolean labels) {

    private String toMarkdown() {
      return labels
          ? String.format(
              Locale.ROOT,
              "%.2f labels | %.2f labels | %.2f labels",
              calibrated,
              oracle,
              calibrated - oracle)
          : String.format(
              Locale.ROOT,
              "%.1f %% | %.1f %% | %.1f points",
              100 * calibrated,
              100 * oracle,
              100 * (oracle - calibrated));
    }
  }

  /** The line of a Markdown table. */
  public String toMarkdown() {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %s | %.1f %% | %.1f %% | %.2f %% | %s |\n",
        name,
        sizes.calibrating,
        sizes.testing,
        promise,
        100 * missedOnTest,
        100 * missed,
        100 * mean,
        cost.toMarkdown());
  }
}
