package io.micromap.evaluation.quality;

import io.micromap.runtime.text.InvisibleCharacters;
import java.util.Locale;
import java.util.Optional;

/** Characters that only the featurizer sees: controls, zero-width ones, changes of direction. */
final class HiddenCharacters {

  private HiddenCharacters() {}

  /** The first hidden character of a text, in words. */
  static Optional<String> find(String text) {
    return text.codePoints()
        .filter(HiddenCharacters::isHidden)
        .mapToObj(HiddenCharacters::name)
        .findFirst();
  }

  /**
   * Whether a character is hidden. Line breaks and tabs are not, nor are the joiners and variation
   * selectors that Persian, Indian scripts and emoji need.
   */
  static boolean isHidden(int c) {
    boolean joins = c == 0x200C || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F);
    boolean separates = c == 0x2028 || c == 0x2029;
    return separates || (InvisibleCharacters.contain(c) && !joins);
  }

  /** The number of a character, as Unicode writes it. */
  static String name(int c) {
    return String.format(Locale.ROOT, "<U+%04X>", c);
  }
}
