package io.micromap.evaluation.dataset;

import io.micromap.runtime.mapper.VisibleText;

/** Text of an input as a message may show it: short, with invisible characters as escapes. */
final class Shown {

  private static final int MOST_CHARACTERS = 40;

  private Shown() {}

  /** The beginning of a text. */
  static String of(String text) {
    int end = Math.min(text.length(), MOST_CHARACTERS);
    String start = text.substring(0, end).replace("\u00a0", "\\u00a0");
    return VisibleText.of(start) + (end < text.length() ? "…" : "");
  }
}
