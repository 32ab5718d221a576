package io.micromap.rails.reference;

/**
 * The PCG64 generator: a 128-bit linear congruential step, output by XSL-RR (exclusive or of the
 * halves, then a rotation by the top six bits).
 *
 * <p>Source: M. E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good
 * Algorithms" (2014); seeded as numpy's {@code PCG64} is.
 */
final class Pcg64 {
  private static final long MULTIPLIER_HIGH = 0x2360ed051fc65da4L;
  private static final long MULTIPLIER_LOW = 0x4385df649fccf645L;

  private final long incrementHigh;
  private final long incrementLow;
  private long high;
  private long low;

  Pcg64(SeedSequence seeds) {
    long[] words = seeds.longs(4);
    incrementHigh = (words[2] << 1) | (words[3] >>> 63);
    incrementLow = (words[3] << 1) | 1;
    step();
    add(words[0], words[1]);
    step();
  }

  /** The next 64 bits. */
  long nextLong() {
    step();
    return Long.rotateRight(high ^ low, (int) (high >>> 58));
  }

  private void step() {
    long productLow = low * MULTIPLIER_LOW;
    long productHigh =
        unsignedMultiplyHigh(low, MULTIPLIER_LOW) + high * MULTIPLIER_LOW + low * MULTIPLIER_HIGH;
    high = productHigh;
    low = productLow;
    add(incrementHigh, incrementLow);
  }

  private void add(long addendHigh, long addendLow) {
    long sum = low + addendLow;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    high += addendHigh + carry;
    low = sum;
  }

  /** {@code Math.unsignedMultiplyHigh} came with Java 18. */
  private static long unsignedMultiplyHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }
}
