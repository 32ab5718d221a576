package io.micromap.rails.fitted;

/** What of a channel is looked at. */
public enum TraceView {
  /** The channel itself. */
  RAW,
  /** What it shows beyond the channels' common mode. */
  RESIDUAL
}
