package io.micromap.rails.reference;

import java.util.Arrays;

/** What one parse has found so far, a column per figure and a row per channel. Not shared. */
final class Detections {
  final int[] peaks;
  final double[] zResidual;
  final double[] zRaw;
  final double[] scores;
  final double[] areas;
  final double[] priors;

  /** The smoothed channels. */
  final double[][] smooth;

  /** The matched-filter curves of the smoothed residuals. */
  final double[][] curves;

  double zCommon = Double.NaN;

  Detections(int channels) {
    peaks = new int[channels];
    zResidual = unknown(channels);
    zRaw = unknown(channels);
    scores = unknown(channels);
    areas = unknown(channels);
    priors = unknown(channels);
    smooth = new double[channels][];
    curves = new double[channels][];
  }

  ChannelStatistics statistics(int channel) {
    return new ChannelStatistics(
        peaks[channel],
        zResidual[channel],
        zRaw[channel],
        zCommon,
        scores[channel],
        areas[channel],
        priors[channel]);
  }

  private static double[] unknown(int channels) {
    double[] column = new double[channels];
    Arrays.fill(column, Double.NaN);
    return column;
  }
}
