package io.micromap.rails.fitted;

/**
 * How evidence is taken from traces.
 *
 * @param view of a channel that is looked at
 * @param scale that amplitudes are measured in
 * @param width of the prototype, as a share of the traces' length, above 0 and at most 1
 * @param options numbers that are the same for all settings of a fit
 */
public record EvidenceSettings(
    TraceView view, StrengthScale scale, double width, EvidenceOptions options) {

  /** Checks the range. */
  public EvidenceSettings {
    if (view == null || scale == null || options == null || !(width > 0 && width <= 1)) {
      throw new IllegalArgumentException(
          "Evidence needs a view, a scale, options, and a width above 0 and at most 1, not "
              + width);
    }
  }

  /** The prototype's width in samples for traces of a length. */
  int samples(int length) {
    return Math.max(options.shortestPrototype(), (int) Math.round(width * length));
  }
}
