package io.micromap.rails.fitted;

import java.util.List;

/**
 * Numbers that act only while a detector is fitted. A model records them; nothing reads them back.
 *
 * @param widths of the prototype that are compared, as shares of the traces' length
 * @param positionBins of densities over positions that are compared
 * @param strengthBins of densities over log strengths
 * @param strongest end of those densities, as a multiple of the scale
 * @param worstLog log probability that a sequence counts with at least when settings are compared:
 *     one miss is one miss
 * @param weakSignals share of the signals that may be weaker than what counts as strong
 * @param smoothing of the densities
 */
public record TraceFitOptions(
    List<Double> widths,
    List<Integer> positionBins,
    int strengthBins,
    double strongest,
    double worstLog,
    double weakSignals,
    Smoothing smoothing) {

  /** What detectors are fitted with. */
  public static final TraceFitOptions DEFAULTS =
      new TraceFitOptions(
          List.of(0.05, 0.1, 0.15, 0.22),
          List.of(24, 48, 96, 192),
          38,
          20,
          -8,
          0.002,
          new Smoothing(0.5, 1, 50, 0.5));

  /**
   * What counts stand beside, so that nothing unseen is impossible.
   *
   * @param count traces that every number of signals counts for beside those seen
   * @param spread observations that an even spread counts for
   * @param pool observations that the i-th signals of all numbers count for, beside those of one
   *     number
   * @param idleShare observations that an even spread counts for beside idle channels, a bin
   */
  public record Smoothing(double count, double spread, double pool, double idleShare) {
    /** Checks the ranges. */
    public Smoothing {
      if (!(count > 0) || !(spread > 0) || !(pool > 0) || !(idleShare > 0)) {
        throw new IllegalArgumentException("what counts stand beside is above 0");
      }
    }
  }

  /** Copies the lists. */
  public TraceFitOptions {
    widths = List.copyOf(widths);
    positionBins = List.copyOf(positionBins);
  }
}
