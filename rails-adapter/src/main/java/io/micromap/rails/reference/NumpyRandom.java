package io.micromap.rails.reference;

/**
 * The numbers of numpy's {@code default_rng(seed)}, bit for bit, as far as the rails draw them.
 *
 * <p>One instance is one stream; it is not safe for use by several threads.
 */
public final class NumpyRandom {
  private static final long WORD = 1L << 32;

  private final Pcg64 generator;
  private long buffered;
  private boolean half;

  private NumpyRandom(Pcg64 generator) {
    this.generator = generator;
  }

  /** The stream of {@code numpy.random.default_rng(seed)}, the seed being at least 0. */
  public static NumpyRandom defaultRng(long seed) {
    if (seed < 0) {
      throw new IllegalArgumentException("A seed must be at least 0, not " + seed);
    }
    return new NumpyRandom(new Pcg64(new SeedSequence(seed)));
  }

  /**
   * One whole number, evenly drawn from {@code low} to {@code high - 1}: numpy's {@code
   * integers(low, high)}.
   *
   * <p>Source: D. Lemire, "Fast Random Integer Generation in an Interval" (2019), on 32-bit draws;
   * a range of one number draws nothing.
   *
   * @throws IllegalArgumentException if the range is empty or holds 2^32 numbers or more
   */
  public long integer(long low, long high) {
    long range = high - low;
    if (range <= 0 || range >= WORD) {
      throw new IllegalArgumentException(
          "A range must hold from 1 to 2^32 - 1 numbers: " + low + " to " + high);
    }
    if (range == 1) {
      return low;
    }
    long product = nextWord() * range;
    if ((product & (WORD - 1)) < range) {
      long threshold = (WORD - range) % range;
      while ((product & (WORD - 1)) < threshold) {
        product = nextWord() * range;
      }
    }
    return low + (product >>> 32);
  }

  /** The next 32 bits: of each 64-bit draw the low half first, then the high half. */
  private long nextWord() {
    if (half) {
      half = false;
      return buffered >>> 32;
    }
    buffered = generator.nextLong();
    half = true;
    return buffered & (WORD - 1);
  }
}
