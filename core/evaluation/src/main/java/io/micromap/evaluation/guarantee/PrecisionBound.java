package io.micromap.evaluation.guarantee;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/** The exact lower bound of a share (Clopper and Pearson 1934). */
public final class PrecisionBound {

  private PrecisionBound() {}

  /**
   * The share of right answers that is certain.
   *
   * @param answers how many there are
   * @param right how many of them are right
   * @param level chance, over the draw of the rows, that the bound fails, in (0, 0.5)
   * @return in [0, 1); 0 without answers
   */
  public static double lower(int answers, int right, double level) {
    return answers == 0
        ? 0
        : 1
            - BinomialConfidenceInterval.CLOPPER_PEARSON
                .fromErrorRate(answers, answers - right, 2 * level)
                .getUpperBound();
  }
}
