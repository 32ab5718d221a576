package io.micromap.evaluation.quality;

import io.micromap.runtime.featurizer.WordReader;

/**
 * A prompt reduced to its words: lower case, accents folded, every number one {@code 0}, nothing
 * but letters, digits and emoji, one blank between two words. Thread-safe.
 */
final class NormalForm {

  private final WordReader words = new WordReader();

  /** The form of a prompt; empty where it has no word. */
  String of(String prompt) {
    StringBuilder form = new StringBuilder(prompt.length());
    for (WordReader.Word word : words.read(prompt)) {
      append(form, word.text());
    }
    return form.toString();
  }

  private static void append(StringBuilder form, String word) {
    int start = form.length();
    word.codePoints()
        .filter(c -> Character.isLetterOrDigit(c) || Character.getType(c) == Character.OTHER_SYMBOL)
        .forEach(
            c -> {
              boolean repeats = c == '0' && form.length() > start && last(form) == '0';
              if (!repeats) {
                if (form.length() == start && start > 0) {
                  form.append(' ');
                }
                form.appendCodePoint(c);
              }
            });
  }

  private static char last(StringBuilder form) {
    return form.charAt(form.length() - 1);
  }
}
