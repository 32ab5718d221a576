package io.micromap.runtime.featurizer;

import java.util.ArrayList;
import java.util.List;

/** Marks the words of a prompt that an English negator governs. */
final class NegatedWords {

  private static final String CLAUSE_ENDS = ".;!?\n\r,:\u2013\u2014";

  private NegatedWords() {}

  static void mark(Words words) {
    List<String> texts = new ArrayList<>(words.count());
    boolean negators = false;
    for (int i = 0; i < words.count(); i++) {
      texts.add(words.text(i));
      negators |= Negation.mayNegate(texts.get(i));
    }
    if (negators) {
      boolean[] reach = new Negation(texts, i -> isParted(words, i - 1), i -> false).reach();
      for (int i = 0; i < reach.length; i++) {
        if (reach[i]) {
          words.negate(i);
        }
      }
    }
  }

  /** Whether punctuation ends a clause behind a word. */
  private static boolean isParted(Words words, int left) {
    int start = words.gapStart(left);
    String text = words.prompt().text();
    for (int i = start; i < words.gapEnd(left); i++) {
      char c = text.charAt(i);
      boolean dash = c == '-' && i > start && text.charAt(i - 1) == ' ';
      if (dash || CLAUSE_ENDS.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }
}
