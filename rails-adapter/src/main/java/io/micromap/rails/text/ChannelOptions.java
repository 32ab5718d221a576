package io.micromap.rails.text;

/**
 * How a prompt's evidence is drawn and measured as traces. Windows adapt to the traces' length as
 * those of the reference do for short prompts.
 *
 * @param samples a word, 1 to 1,000
 * @param leastSigma shortest smoothing window, in samples, at least 1
 * @param mostSigma longest smoothing window, in samples
 * @param sigmaDivisor what the traces' length is divided by for the window between, at least 1
 * @param leastWidth shortest prototype, in samples, at least 1
 * @param mostWidth longest prototype, in samples, at most 100,000
 * @param widthShare of the traces' length that a prototype between takes, 0 to 1
 */
public record ChannelOptions(
    int samples,
    int leastSigma,
    int mostSigma,
    int sigmaDivisor,
    int leastWidth,
    int mostWidth,
    double widthShare) {
  private static final int MOST_SAMPLES = 1000;
  private static final int WIDEST = 100_000;

  /** What new rails files get; the windows are the reference's. */
  public static final ChannelOptions DEFAULTS = new ChannelOptions(12, 4, 9, 8, 13, 61, 0.7);

  /** Checks the ranges. */
  public ChannelOptions {
    if (samples < 1 || samples > MOST_SAMPLES) {
      throw new IllegalArgumentException("a word takes 1 to " + MOST_SAMPLES + " samples");
    }
    if (leastSigma < 1
        || mostSigma < leastSigma
        || mostSigma > WIDEST
        || sigmaDivisor < 1
        || leastWidth < 1
        || mostWidth < leastWidth
        || mostWidth > WIDEST
        || !(widthShare >= 0 && widthShare <= 1)) {
      throw new IllegalArgumentException("the windows of channels are from 1 to " + WIDEST);
    }
  }

  /** The smoothing window for traces of a length, in samples. */
  public int sigma(int length) {
    return Math.max(leastSigma, Math.min(length / sigmaDivisor, mostSigma));
  }

  /** The prototype's width for traces of a length, in samples. */
  public int prototypeWidth(int length) {
    return Math.max(leastWidth, Math.min((int) (widthShare * length), mostWidth));
  }
}
