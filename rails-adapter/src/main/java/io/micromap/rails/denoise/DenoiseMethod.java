package io.micromap.rails.denoise;

/** How a trace is smoothed. */
public enum DenoiseMethod {
  OFF,
  /** An exponential moving average. */
  EMA,
  /** A moving median. */
  MEDIAN,
  /** Both. */
  HYBRID
}
