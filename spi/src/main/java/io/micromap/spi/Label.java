package io.micromap.spi;

import java.util.List;
import java.util.Objects;

/**
 * A class of a domain.
 *
 * @param name 1 to 128 characters without comma, quote, line break, other control characters or
 *     outer blanks, so that it stands unquoted in any CSV column
 * @param description one sentence for people; may be empty
 * @param cues phrases typical of this class and of no other; optional evidence for rails
 */
public record Label(String name, String description, List<String> cues) {

  private static final int MAX_NAME = 128;

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
    if (name.isBlank() || !name.equals(name.strip())) {
      throw new IllegalArgumentException(
          "Label '" + name + "' is blank or has blanks around it; remove them.");
    }
    if (name.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "Label '" + name.substring(0, 32) + "…' is longer than " + MAX_NAME + " characters.");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == ',' || c == '"' || Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        throw new IllegalArgumentException(
            "Label '"
                + name.replaceAll("\\p{Cntrl}", " ")
                + "' contains a comma, a quote or a line break; use letters, digits, '_' or '-'.");
      }
    }
  }
}
