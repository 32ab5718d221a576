package io.micromap.rails.reference;

/**
 * What was found in one channel. Figures that a parser does not take are not a number.
 *
 * @param peakIndex where the matched filter peaks, in samples
 * @param zResidual the residual's peak against its null, in deviations
 * @param zRaw the same of the channel itself
 * @param zCommon the same of the common mode, at the first channel's peak
 * @param score what decides whether the channel is kept
 * @param area under the positive matched-filter curve around the peak
 * @param prior the funnel's prior, from 0 to 1
 */
public record ChannelStatistics(
    int peakIndex,
    double zResidual,
    double zRaw,
    double zCommon,
    double score,
    double area,
    double prior) {}
