package io.micromap.rails.text;

/**
 * The typos that jittering in full tries.
 *
 * @param shortestWord in which two neighbouring letters are swapped, in letters, at least 2
 * @param count of variants with one typo each, 0 to 100
 */
public record TypoOptions(int shortestWord, int count) {
  private static final int MOST = 100;

  /** What new rails files get. */
  public static final TypoOptions DEFAULTS = new TypoOptions(6, 4);

  /** Checks the ranges. */
  public TypoOptions {
    if (shortestWord < 2 || count < 0 || count > MOST) {
      throw new IllegalArgumentException(
          "typos need words of at least 2 letters, and are at most " + MOST);
    }
  }
}
