package io.micromap.cli;

/** Accepts every option also with underscores in place of hyphens. */
final class OptionNames {

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
}
