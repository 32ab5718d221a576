package io.micromap.rails.fitted;

import io.micromap.rails.detect.NullStatistics;

/**
 * What was found in one channel.
 *
 * @param peakIndex in samples
 * @param amplitude the signal's mean height over the channel's median, in the traces' own unit
 * @param againstNull the peak's correlation with the prototype, against all circular shifts
 * @param probability that the channel holds one of the signals, 0 to 1
 */
public record FittedChannel(
    int peakIndex, double amplitude, NullStatistics againstNull, double probability) {}
