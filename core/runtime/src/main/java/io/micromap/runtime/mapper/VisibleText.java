package io.micromap.runtime.mapper;

import java.util.Locale;
import java.util.function.IntPredicate;

/** Text of prompts as a terminal may show it: what would steer the terminal stands as an escape. */
public final class VisibleText {

  private VisibleText() {}

  /**
   * The text with control characters, line breaks among them, marks of direction and other
   * characters without a width as escapes, such as the six characters {@code \}{@code u001b}.
   */
  public static String of(String text) {
    return escape(text, VisibleText::isHidden);
  }

  /** The same for whole lines: their ends and tabs stay. JSON stays JSON, and says the same. */
  public static String ofLines(String text) {
    return escape(text, c -> isHidden(c) && c != '\n' && c != '\t');
  }

  /** The text with halves of characters, which no encoding has, as escapes, and all else as is. */
  public static String encodable(String text) {
    return escape(text, c -> Character.getType(c) == Character.SURROGATE);
  }

  private static String escape(String text, IntPredicate hidden) {
    if (!contains(text, hidden)) {
      return text;
    }
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (hidden.test(c)) {
                Character.toString(c).chars().forEach(unit -> appendEscape(visible, unit));
              } else {
                visible.appendCodePoint(c);
              }
            });
    return visible.toString();
  }

  /** Whether a text has a character of a kind that no printable one of ASCII is of. */
  private static boolean contains(String text, IntPredicate kind) {
    int i = 0;
    while (i < text.length()) {
      int c = text.charAt(i);
      if (c < ' ' || c > '~') {
        c = text.codePointAt(i);
        if (kind.test(c)) {
          return true;
        }
      }
      i += Character.charCount(c);
    }
    return false;
  }

  private static void appendEscape(StringBuilder visible, int unit) {
    visible.append(String.format(Locale.ROOT, "\\u%04x", unit));
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      // The joiners are part of words, the tags of flags.
      case Character.FORMAT -> c != 0x200c && c != 0x200d && !(c >= 0xe0020 && c <= 0xe007f);
      default -> false;
    };
  }
}
