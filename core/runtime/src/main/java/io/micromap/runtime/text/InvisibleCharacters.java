package io.micromap.runtime.text;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * Characters that nobody sees: Unicode's default-ignorable ones, control characters other than
 * white space, what is no character at all (halves of surrogate pairs, noncharacters), and the
 * blank pattern of Braille.
 */
public final class InvisibleCharacters {

  static final int ZERO_WIDTH_SPACE = 0x200B;

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int KEYCAP = 0x20E3;
  private static final int BRAILLE_BLANK = 0x2800;
  private static final int VOWEL_SEPARATOR = 0x180E;
  private static final int FIRST_MONGOLIAN = 0x1810;
  private static final int LAST_MONGOLIAN = 0x18AF;

  /** Before Hebrew stand the scripts in which neither joiners nor variation selectors belong. */
  private static final int FIRST_WITH_JOINERS = 0x0590;

  private InvisibleCharacters() {}

  /** Whether a code point is one. */
  public static boolean contain(int c) {
    if (c < 0x180) {
      return isControl(c) || c == 0xAD;
    }
    return isDefaultIgnorable(c) || isNoCharacter(c) || c == BRAILLE_BLANK;
  }

  /**
   * Whether an invisible character shows as a blank where it stands: the fillers of Hangul, the
   * blank pattern of Braille, and Mongolian's separator of vowels in other scripts.
   *
   * @param previous the visible character before it, or -1
   */
  static boolean isBlank(int c, int previous) {
    return c == 0x115F
        || c == 0x1160
        || c == 0x3164
        || c == 0xFFA0
        || c == BRAILLE_BLANK
        || (c == VOWEL_SEPARATOR && !(previous >= FIRST_MONGOLIAN && previous <= LAST_MONGOLIAN));
  }

  /** The first one in a text. */
  public static OptionalInt first(String text) {
    return text.codePoints().filter(InvisibleCharacters::contain).findFirst();
  }

  /** The number of a character as Unicode writes it, such as {@code U+00AD}. */
  public static String name(int c) {
    return String.format(Locale.ROOT, "U+%04X", c);
  }

  private static boolean isControl(int c) {
    return c < 0x20 ? c < '\t' || c > '\r' : c >= 0x7F && c < 0xA0 && c != 0x85;
  }

  /** Unicode's Default_Ignorable_Code_Point, and the marks of annotations. */
  private static boolean isDefaultIgnorable(int c) {
    if (c < 0x2000) {
      return c == 0x34F
          || c == 0x61C
          || c == 0x115F
          || c == 0x1160
          || c == 0x17B4
          || c == 0x17B5
          || (c >= 0x180B && c <= 0x180F);
    }
    return (c >= ZERO_WIDTH_SPACE && c <= 0x200F)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F)
        || c == 0x3164
        || (c >= 0xFE00 && c <= 0xFE0F)
        || c == 0xFEFF
        || c == 0xFFA0
        || (c >= 0xFFF0 && c <= 0xFFFB)
        || (c >= 0x1BCA0 && c <= 0x1BCA3)
        || (c >= 0x1D173 && c <= 0x1D17A)
        || (c >= 0xE0000 && c <= 0xE0FFF);
  }

  private static boolean isNoCharacter(int c) {
    return (c >= 0xD800 && c <= 0xDFFF) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
  }

  /**
   * Whether an invisible character is spelling, not disguise, where it stands: joiners, variation
   * selectors and the tags of flags behind letters of the scripts that use them, and in emoji.
   *
   * @param previous the visible character before it, or -1
   * @param next the character behind it, or -1
   */
  static boolean isSpelling(int c, int previous, int next) {
    boolean joins = c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
    boolean varies = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x180B && c <= 0x180F) || c >= 0xE0000;
    boolean isSign = previous >= 0 && !Character.isLetterOrDigit(previous);
    return (joins || varies)
        && (previous >= FIRST_WITH_JOINERS || (varies && (isSign || next == KEYCAP)));
  }

  /** Whether a character is of a script without blanks, where a zero-width space parts words. */
  static boolean isOfScriptWithoutBlanks(int c) {
    return (c >= 0x0E00 && c <= 0x0FFF) // Thai, Lao, Tibetan
        || (c >= 0x1000 && c <= 0x109F) // Myanmar
        || (c >= 0x1780 && c <= 0x17FF) // Khmer
        || (c >= 0x1950 && c <= 0x1AAF) // Tai Le, New Tai Lue, Buginese, Tai Tham
        || (c >= 0x1B00 && c <= 0x1B7F) // Balinese
        || (c >= 0xA980 && c <= 0xAADF); // Javanese, Cham, Tai Viet, more of Myanmar
  }
}
