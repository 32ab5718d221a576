package io.micromap.rails.reference;

import io.micromap.rails.detect.CircularShiftNull;
import io.micromap.rails.detect.MatchedFilter;
import io.micromap.rails.detect.NullStatistics;
import java.util.Arrays;

/**
 * The reference's {@code nxcorr}: the correlation after both sides are brought to mean 0 and
 * deviation 1 (population deviation + 1e-8), with the template reversed.
 */
final class NormalizedCorrelation {

  private static final double EPSILON = 1e-8;

  private NormalizedCorrelation() {}

  /** The curve, as long as the longer side. Neither may be empty. */
  static double[] of(double[] trace, double[] template) {
    return MatchedFilter.correlateSame(standardized(trace), reversed(standardized(template)));
  }

  /**
   * The height a peak of {@link #of} must reach to stand out: mean plus {@code z} deviations of the
   * highest peaks of circularly shifted copies of the trace.
   *
   * @param shifts how many copies, drawn from numpy's {@code default_rng(0)}
   */
  static double nullThreshold(double[] trace, double[] template, int shifts, double z) {
    double[] standardized = standardized(trace);
    double[] reversed = reversed(standardized(template));
    NumpyRandom random = NumpyRandom.defaultRng(0);
    double[] peaks = new double[shifts];
    for (int i = 0; i < shifts; i++) {
      int shift = (int) random.integer(1, Math.max(2, trace.length - 1));
      double[] shifted = CircularShiftNull.shifted(standardized, shift);
      double[] curve = MatchedFilter.correlateSame(shifted, reversed);
      peaks[i] = Arrays.stream(curve).max().orElseThrow();
    }
    NullStatistics statistics = NullStatistics.of(0, peaks);
    return statistics.mean() + z * (statistics.deviation() + EPSILON);
  }

  private static double[] standardized(double[] values) {
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / values.length) + EPSILON;
    return Arrays.stream(values).map(value -> (value - mean) / deviation).toArray();
  }

  private static double[] reversed(double[] values) {
    double[] reversed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      reversed[i] = values[values.length - 1 - i];
    }
    return reversed;
  }
}
