package io.micromap.rails.fitted;

/**
 * How evidence is taken from traces.
 *
 * @param view what of a channel is looked at
 * @param scale what amplitudes are measured in
 * @param width of the prototype, as a share of the traces' length, above 0 and at most 1
 */
public record EvidenceSettings(TraceView view, StrengthScale scale, double width) {
  private static final int SHORTEST = 5;

  /** Checks the range. */
  public EvidenceSettings {
    if (view == null || scale == null || !(width > 0 && width <= 1)) {
      throw new IllegalArgumentException(
          "Evidence needs a view, a scale, and a width above 0 and at most 1, not " + width);
    }
  }

  /** The prototype's width in samples for traces of a length, at least 5. */
  int samples(int length) {
    return Math.max(SHORTEST, (int) Math.round(width * length));
  }
}
