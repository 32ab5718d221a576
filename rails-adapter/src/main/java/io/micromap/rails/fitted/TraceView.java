package io.micromap.rails.fitted;

/** Which side of a channel is looked at. */
public enum TraceView {
  /** The channel itself. */
  RAW,
  /** The channel less the channels' common mode, where that is above 0. */
  RESIDUAL
}
