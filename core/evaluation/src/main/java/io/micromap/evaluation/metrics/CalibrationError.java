package io.micromap.evaluation.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How far confidences are from the shares of right answers. */
public final class CalibrationError {

  private static final int BINS = 15;

  private CalibrationError() {}

  /**
   * Rows that lie next to each other by confidence.
   *
   * @param rows how many, 1 or more
   * @param confidence sum of their confidences
   * @param right how many of them are right
   */
  public record Bin(int rows, double confidence, int right) {

    /** Mean confidence. */
    public double meanConfidence() {
      return confidence / rows;
    }

    /** Share of right rows. */
    public double accuracy() {
      return (double) right / rows;
    }
  }

  /**
   * Up to {@value #BINS} bins of equal mass, by rising confidence; rows of equal confidence keep
   * their order.
   */
  public static List<Bin> bins(double[] confidence, boolean[] right) {
    int rows = confidence.length;
    int[] order =
        IntStream.range(0, rows)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> confidence[i]))
            .mapToInt(i -> i)
            .toArray();
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      int from = (int) ((long) rows * bin / BINS);
      int to = (int) ((long) rows * (bin + 1) / BINS);
      if (to > from) {
        bins.add(bin(Arrays.copyOfRange(order, from, to), confidence, right));
      }
    }
    return bins;
  }

  private static Bin bin(int[] members, double[] confidence, boolean[] right) {
    double sum = 0;
    int correct = 0;
    for (int i : members) {
      sum += confidence[i];
      correct += right[i] ? 1 : 0;
    }
    return new Bin(members.length, sum, correct);
  }

  /**
   * Expected calibration error (Naeini et al. 2015): the mean over rows of |share right - mean
   * confidence| in the row's bin.
   *
   * @return in [0, 1]; 0 without rows
   */
  public static double ece(double[] confidence, boolean[] right) {
    double error = 0;
    for (Bin bin : bins(confidence, right)) {
      error += Math.abs(bin.confidence() - bin.right());
    }
    return confidence.length == 0 ? 0 : error / confidence.length;
  }
}
