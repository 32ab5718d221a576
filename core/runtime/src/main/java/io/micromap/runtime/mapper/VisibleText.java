package io.micromap.runtime.mapper;

import java.util.Locale;

/** Text of prompts as a terminal may show it: what would steer the terminal stands as an escape. */
public final class VisibleText {

  private VisibleText() {}

  /**
   * The text with control characters, line breaks among them, marks of direction and other
   * characters without a width as escapes, such as the six characters {@code \}{@code u001b}.
   */
  public static String of(String text) {
    if (text.codePoints().noneMatch(VisibleText::isHidden)) {
      return text;
    }
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isHidden(c)) {
                visible.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                visible.appendCodePoint(c);
              }
            });
    return visible.toString();
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> c != 0x200c && c != 0x200d; // The joiners are part of words.
      default -> false;
    };
  }
}
