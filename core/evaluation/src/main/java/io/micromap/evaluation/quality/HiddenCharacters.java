package io.micromap.evaluation.quality;

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
   * Whether a character is hidden. Line breaks and tabs are not, nor are the joiners that Persian,
   * Indian scripts and emoji need.
   */
  static boolean isHidden(int c) {
    boolean control = Character.getType(c) == Character.CONTROL && c != '\n' && c != '\r';
    boolean format = Character.getType(c) == Character.FORMAT && c != 0x200C && c != 0x200D;
    boolean tag = c >= 0xE0020 && c <= 0xE007F;
    return (control && c != '\t') || (format && !tag);
  }

  /** The number of a character, as Unicode writes it. */
  static String name(int c) {
    return String.format(Locale.ROOT, "<U+%04X>", c);
  }
}
