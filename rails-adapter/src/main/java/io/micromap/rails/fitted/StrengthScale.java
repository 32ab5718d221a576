package io.micromap.rails.fitted;

/** The unit of a peak's amplitude. */
public enum StrengthScale {
  /** The median amplitude of the signals in the training traces. */
  TYPICAL_SIGNAL,
  /** The amplitude of the strongest channel of the same traces. */
  STRONGEST_CHANNEL
}
