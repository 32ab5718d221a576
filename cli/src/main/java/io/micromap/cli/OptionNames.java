package io.micromap.cli;

import java.util.Locale;
import java.util.regex.Pattern;

/** Accepts every option also with underscores in place of hyphens. */
final class OptionNames {

  /** How the option parser lists the words of an option: as Java has them. */
  private static final Pattern WORDS =
      Pattern.compile("expected one of \\[(.*)] \\(case-insensitive\\) but");

  private OptionNames() {}

  /** Turns {@code --a_b} into {@code --a-b}; arguments after {@code --} stay as they are. */
  static String[] normalize(String[] args) {
    String[] normalized = args.clone();
    for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
      if (args[i].matches("--[a-z][a-z0-9_-]*(=.*)?")) {
        int end = args[i].indexOf('=') < 0 ? args[i].length() : args[i].indexOf('=');
        normalized[i] = args[i].substring(0, end).replace('_', '-') + args[i].substring(end);
      }
    }
    return normalized;
  }

  /** A message of the option parser with the words of this program's help. */
  static String inPlainWords(String message) {
    String plain =
        message
            .replaceFirst("' is not an? (int|long)$", "' is not a whole number")
            .replaceFirst("' is not a double$", "' is not a number");
    return WORDS
        .matcher(plain)
        .replaceFirst(
            found -> "expected one of " + found.group(1).toLowerCase(Locale.ROOT) + " but");
  }
}
