package io.micromap.encoder;

import io.micromap.runtime.text.Unicode13;

/**
 * The kinds of characters that BERT's tokenizer tells apart, by the tables of Unicode 13 on every
 * Java.
 */
final class CharacterKind {

  private static final int REPLACEMENT = 0xFFFD;

  private CharacterKind() {}

  /** Whether cleaning drops the character: controls, formats, private use, half characters. */
  static boolean isDropped(int c) {
    return switch (c) {
      case '\t', '\n', '\r' -> false;
      case 0, REPLACEMENT -> true;
      default -> isOther(c);
    };
  }

  private static boolean isOther(int c) {
    return switch (type(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> true;
      default -> false;
    };
  }

  /** Unicode's property White_Space. */
  static boolean isWhitespace(int c) {
    return switch (c) {
      case '\t', '\n', 0x0B, '\f', '\r', ' ', 0x85, 0xA0, 0x1680 -> true;
      case 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
      default -> c >= 0x2000 && c <= 0x200A;
    };
  }

  /** ASCII's symbols, and Unicode's punctuation. */
  static boolean isPunctuation(int c) {
    if (c < 0x80) {
      return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
    }
    return switch (type(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /** Whether the character is a mark without a width of its own, such as an accent. */
  static boolean isNonspacingMark(int c) {
    return c >= 0x300 && type(c) == Character.NON_SPACING_MARK;
  }

  /** Whether the character is a word by itself: the blocks of Chinese characters. */
  static boolean isChinese(int c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x20000 && c <= 0x2A6DF)
        || (c >= 0x2A700 && c <= 0x2B81F)
        || (c >= 0x2B920 && c <= 0x2CEAF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x2F800 && c <= 0x2FA1F);
  }

  private static int type(int c) {
    return Unicode13.assigns(c) ? Character.getType(c) : Character.UNASSIGNED;
  }
}
