package io.micromap.evaluation.sweep;

import io.micromap.evaluation.metrics.WilsonInterval;
import java.util.Locale;

/**
 * What two rules without any training get right on in-scope rows.
 *
 * @param rows in-scope rows that were asked
 * @param majority of those, rows of the largest class of the training rows
 * @param nearest of those, rows whose most similar training row has their label
 * @param mapper of those, rows whose top-ranked class is right, whatever its confidence
 */
public record Baseline(int rows, int majority, int nearest, int mapper) {

  /** Two baselines of different rows as one. */
  public Baseline plus(Baseline other) {
    return new Baseline(
        rows + other.rows,
        majority + other.majority,
        nearest + other.nearest,
        mapper + other.mapper);
  }

  /** A line for each rule and one for the mapper. */
  public String toText() {
    return "\nRight, of in-scope rows, if everything had to be answered\n"
        + line("always the largest class", majority)
        + line("the label of the nearest row", nearest)
        + line("this mapper", mapper);
  }

  private String line(String what, int right) {
    if (rows == 0) {
      return "";
    }
    WilsonInterval interval = WilsonInterval.of(right, rows);
    return String.format(
        Locale.ROOT,
        "%-32s %.4f  (%d of %d; 95 %% interval %.4f to %.4f)\n",
        what,
        (double) right / rows,
        right,
        rows,
        interval.lower(),
        interval.upper());
  }
}
