package io.micromap.rails.detect;

/** How a trace continues beyond its ends: mirrored at its first and last sample, over and over. */
public final class MirroredEdge {
  private MirroredEdge() {}

  /**
   * The sample that stands at a place beyond a trace's ends.
   *
   * @param index any place; those within the trace stand for themselves
   * @param length of the trace, at least 1
   */
  public static int index(int index, int length) {
    if (length == 1) {
      return 0;
    }
    int period = 2 * (length - 1);
    int phase = Math.floorMod(index, period);
    return Math.min(phase, period - phase);
  }
}
