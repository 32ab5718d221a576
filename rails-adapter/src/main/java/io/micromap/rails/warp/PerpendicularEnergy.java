package io.micromap.rails.warp;

/** What a channel shows beyond all channels' common mode. */
public final class PerpendicularEnergy {
  private PerpendicularEnergy() {}

  /**
   * The mean over the channels at every sample.
   *
   * @param channels one or more, all of one length
   */
  public static double[] commonMode(double[][] channels) {
    double[] mean = new double[channels[0].length];
    for (double[] channel : channels) {
      for (int t = 0; t < mean.length; t++) {
        mean[t] += channel[t];
      }
    }
    for (int t = 0; t < mean.length; t++) {
      mean[t] /= channels.length;
    }
    return mean;
  }

  /** {@code max(0, channel - common mode)} at every sample. */
  public static double[] of(double[] channel, double[] commonMode) {
    double[] energy = new double[channel.length];
    for (int t = 0; t < energy.length; t++) {
      energy[t] = Math.max(0, channel[t] - commonMode[t]);
    }
    return energy;
  }
}
