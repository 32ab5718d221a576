package io.micromap.spi;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A class of a domain.
 *
 * @param name 1 to 128 characters without comma, quote, line break, invisible characters or outer
 *     blanks, so that it stands unquoted in any CSV column
 * @param description one sentence for people; may be empty
 * @param cues phrases typical of this class and of no other; optional evidence for rails
 */
public record Label(String name, String description, List<String> cues) {

  /** Marks rows of shipped data sets that belong to no class; no label looks like it. */
  public static final String OUT_OF_SCOPE = "oos";

  private static final int MAX_NAME = 128;

  /** Control characters, what Unicode lets programs ignore, and halves of pairs. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2065"
              + "\\u3164\\uFE00-\\uFE0F\\uFFA0\\uFFF0-\\uFFF8\\x{E0000}-\\x{E0FFF}]");

  /**
   * Validates and copies.
   *
   * @throws IllegalArgumentException if the name breaks the rule above; the message says how
   */
  public Label {
    requireName(name);
    Objects.requireNonNull(description, "description");
    cues = List.copyOf(cues);
  }

  /** A class with a name alone. */
  public static Label of(String name) {
    return new Label(name, "", List.of());
  }

  /** A class with a name, a description and cues. */
  public static Label of(String name, String description, String... cues) {
    return new Label(name, description, List.of(cues));
  }

  /**
   * Checks a name against the rule of this record.
   *
   * @throws IllegalArgumentException with the reason
   */
  public static void requireName(String name) {
    Objects.requireNonNull(name, "name");
    if (name.isEmpty()
        || isBlank(name.codePointAt(0))
        || isBlank(name.codePointBefore(name.length()))) {
      throw new IllegalArgumentException(
          "Label '" + name + "' is blank or has blanks around it; remove them.");
    }
    if (name.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "Label '" + name.substring(0, 32) + "…' is longer than " + MAX_NAME + " characters.");
    }
    name.codePoints().forEach(c -> requireVisible(name, c));
  }

  private static void requireVisible(String name, int c) {
    if (isPlain(c)) {
      return;
    }
    if (c == ',' || c == '"' || c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) {
      throw new IllegalArgumentException(
          "Label '"
              + UNSEEN.matcher(name).replaceAll(" ")
              + "' contains a comma, a quote or a line break; use letters, digits, '_' or '-'.");
    }
    if (UNSEEN.matcher(Character.toString(c)).matches()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Label '%s' contains the invisible character U+%04X; remove it.",
              UNSEEN.matcher(name).replaceAll(""),
              c));
    }
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }
}
