package io.micromap.evaluation.dataset;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Similarity of texts by their runs of four characters: exactly, as the Jaccard coefficient of the
 * two sets, and by signatures of which texts as similar as {@code s} share a band with probability
 * 1 - (1 - s^4)^20 (Broder 1997; banding after Leskovec, Rajaraman and Ullman, "Mining of Massive
 * Datasets", chapter 3): .996 at .7.
 */
final class MinHash {

  /** Number of bands of a signature. */
  static final int BANDS = 20;

  private static final int ROWS = 4;
  private static final int RUN = 4;
  private static final long SEED = 42;

  private static final long[] FACTORS = factors();

  private MinHash() {}

  private static long[] factors() {
    SplittableRandom random = new SplittableRandom(SEED);
    return random.longs((long) BANDS * ROWS).map(factor -> factor | 1).toArray();
  }

  /** The runs of a text, as distinct hashes, ascending; a text too short for one gives itself. */
  static int[] runs(String text) {
    String padded = " " + text + " ";
    int[] hashes = new int[Math.max(1, padded.length() - RUN + 1)];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = hash(padded, i, Math.min(padded.length(), i + RUN));
    }
    Arrays.sort(hashes);
    int count = 1;
    for (int i = 1; i < hashes.length; i++) {
      if (hashes[i] != hashes[i - 1]) {
        hashes[count++] = hashes[i];
      }
    }
    return Arrays.copyOf(hashes, count);
  }

  /** One number per band; texts that share one are candidates. */
  static long[] bands(int[] runs) {
    long[] bands = new long[BANDS];
    for (int band = 0; band < BANDS; band++) {
      long key = band;
      for (int row = 0; row < ROWS; row++) {
        key = mix(key ^ least(runs, FACTORS[band * ROWS + row]));
      }
      bands[band] = key;
    }
    return bands;
  }

  /** Size of the intersection by that of the union, in [0, 1]. */
  static double similarity(int[] a, int[] b) {
    int shared = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] == b[j]) {
        shared++;
      }
      boolean forward = a[i] <= b[j];
      j += b[j] <= a[i] ? 1 : 0;
      i += forward ? 1 : 0;
    }
    return (double) shared / (a.length + b.length - shared);
  }

  private static int hash(String text, int from, int to) {
    long hash = (long) to - from;
    for (int i = from; i < to; i++) {
      hash = (hash << 16) ^ (hash >>> 48) ^ text.charAt(i);
    }
    return (int) (mix(hash) >>> 32);
  }

  private static long least(int[] runs, long factor) {
    long least = Long.MAX_VALUE;
    for (int run : runs) {
      long value = (run * factor) >>> 1;
      value ^= value >>> 29;
      least = Math.min(least, (value * factor) >>> 32);
    }
    return least;
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
