package io.micromap.rails.fitted;

/**
 * Numbers by which evidence is taken from traces. They act when traces are parsed, so they are
 * stored with a model.
 *
 * @param blurSamples how far noise moves a peak, in samples, above 0
 * @param baselineSamples that a channel's baseline, their median, is taken over at most, evenly
 *     spread, at least 1
 * @param shortestPrototype in samples, at least 3
 * @param faintest strength that is told from none, as a share of the scale, above 0
 */
public record EvidenceOptions(
    double blurSamples, int baselineSamples, int shortestPrototype, double faintest) {

  private static final int MOST_SAMPLES = 1_000_000;
  private static final int SHORTEST = 3;

  /** What new models get. */
  public static final EvidenceOptions DEFAULTS = new EvidenceOptions(1.5, 101, 5, 0.01);

  /** Checks the ranges. */
  public EvidenceOptions {
    if (!(blurSamples > 0 && Double.isFinite(blurSamples))
        || baselineSamples < 1
        || baselineSamples > MOST_SAMPLES
        || shortestPrototype < SHORTEST
        || shortestPrototype > MOST_SAMPLES
        || !(faintest > 0 && Double.isFinite(faintest))) {
      throw new IllegalArgumentException("a number by which evidence is taken is out of its range");
    }
  }
}
