package io.micromap.rails.reference;

/**
 * Spreads one seed over as many well-mixed words as a generator needs, as numpy's class of the same
 * name does.
 *
 * <p>Source: M. E. O'Neill, "Developing a seed_seq alternative" (2015), with numpy's constants. All
 * words are unsigned 32-bit numbers held in an {@code int}.
 */
final class SeedSequence {
  private static final int POOL_SIZE = 4;
  private static final int SHIFT = 16;
  private static final int INIT_A = 0x43b0d7e5;
  private static final int MULT_A = 0x931e8875;
  private static final int INIT_B = 0x8b51f9dd;
  private static final int MULT_B = 0x58f38ded;
  private static final int MIX_LEFT = 0xca01f9dd;
  private static final int MIX_RIGHT = 0x4973f715;

  private final int[] pool = new int[POOL_SIZE];
  private int hash = INIT_A;

  /**
   * Mixes the pool.
   *
   * @param seed read as an unsigned 64-bit number
   */
  SeedSequence(long seed) {
    int[] entropy = {(int) seed, (int) (seed >>> 32)};
    for (int i = 0; i < POOL_SIZE; i++) {
      pool[i] = hashMix(i < entropy.length ? entropy[i] : 0);
    }
    for (int source = 0; source < POOL_SIZE; source++) {
      for (int target = 0; target < POOL_SIZE; target++) {
        if (source != target) {
          pool[target] = mix(pool[target], hashMix(pool[source]));
        }
      }
    }
  }

  /**
   * The first {@code count} 64-bit words of the sequence, each made of two words, low half first.
   */
  long[] longs(int count) {
    int state = INIT_B;
    int[] words = new int[2 * count];
    for (int i = 0; i < words.length; i++) {
      int word = pool[i % POOL_SIZE] ^ state;
      state *= MULT_B;
      word *= state;
      words[i] = word ^ (word >>> SHIFT);
    }
    long[] longs = new long[count];
    for (int i = 0; i < count; i++) {
      longs[i] = (words[2 * i] & 0xffffffffL) | ((long) words[2 * i + 1] << 32);
    }
    return longs;
  }

  private int hashMix(int value) {
    int word = value ^ hash;
    hash *= MULT_A;
    word *= hash;
    return word ^ (word >>> SHIFT);
  }

  private static int mix(int left, int right) {
    int word = MIX_LEFT * left - MIX_RIGHT * right;
    return word ^ (word >>> SHIFT);
  }
}
