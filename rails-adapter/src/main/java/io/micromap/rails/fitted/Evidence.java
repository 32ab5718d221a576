package io.micromap.rails.fitted;

/**
 * The best candidate for a signal in one channel.
 *
 * @param peakIndex in samples
 * @param position the peak as a share of the traces' length, 0 to 1
 * @param blur how far off the position may be, as a share of the traces' length
 * @param amplitude the prototype's mean height over the channel's median, in the traces' own unit
 */
record Evidence(int peakIndex, double position, double blur, double amplitude) {}
