package io.micromap.training.calibration;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How far confidences are from the shares of right answers. */
public final class CalibrationError {

  private static final int BINS = 15;

  private CalibrationError() {}

  /**
   * Expected calibration error over {@value #BINS} bins of equal mass (Naeini et al. 2015): the
   * mean over rows of |share right - mean confidence| in the row's bin; rows of equal confidence
   * keep their order.
   *
   * @return in [0, 1]; 0 without rows
   */
  public static double ece(double[] confidence, boolean[] right) {
    int rows = confidence.length;
    int[] order =
        IntStream.range(0, rows)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> confidence[i]))
            .mapToInt(i -> i)
            .toArray();
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double sum = 0;
      for (int i = (int) ((long) rows * bin / BINS);
          i < (int) ((long) rows * (bin + 1) / BINS);
          i++) {
        sum += confidence[order[i]] - (right[order[i]] ? 1 : 0);
      }
      error += Math.abs(sum);
    }
    return rows == 0 ? 0 : error / rows;
  }
}
