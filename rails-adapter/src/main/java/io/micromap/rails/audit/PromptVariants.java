package io.micromap.rails.audit;

import io.micromap.rails.text.TypoOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The fixed harmless variants of a prompt; each keeps its meaning. */
final class PromptVariants {
  private PromptVariants() {}

  /** The prompt itself first, then its variants. */
  static List<String> of(String prompt, Jittering jittering, TypoOptions typos) {
    List<String> variants = new ArrayList<>();
    variants.add(prompt);
    if (jittering != Jittering.OFF) {
      variants.add(prompt.toLowerCase(Locale.ROOT));
      variants.add(prompt.toUpperCase(Locale.ROOT));
      variants.add("  " + prompt.replace(" ", "  ") + " ");
      variants.add(prompt.strip().replaceAll("[.!?]+$", ""));
      variants.add(prompt.strip().replaceAll("[.!?]+$", "") + "!");
    }
    if (jittering == Jittering.FULL) {
      for (int i = 0; i < typos.count(); i++) {
        variants.add(typo(prompt, i, typos.shortestWord()));
      }
    }
    return variants;
  }

  /**
   * What two variants have in common that read alike: their characters where these are visible
   * ASCII ones, whatever the case of their letters.
   */
  static String form(String variant) {
    for (int i = 0; i < variant.length(); i++) {
      if (variant.charAt(i) < ' ' || variant.charAt(i) > '~') {
        return variant;
      }
    }
    return variant.toLowerCase(Locale.ROOT);
  }

  /**
   * The prompt with two neighbouring letters swapped within the {@code rank}-th of its long words;
   * unchanged where it has none.
   */
  private static String typo(String prompt, int rank, int shortest) {
    List<int[]> words = longWords(prompt, shortest);
    if (words.isEmpty()) {
      return prompt;
    }
    int[] word = words.get(rank % words.size());
    int at = (word[0] + word[1]) / 2 + rank / words.size();
    if (at + 1 >= word[1]) {
      return prompt;
    }
    return prompt.substring(0, at)
        + prompt.charAt(at + 1)
        + prompt.charAt(at)
        + prompt.substring(at + 2);
  }

  private static List<int[]> longWords(String prompt, int shortest) {
    List<int[]> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= prompt.length(); i++) {
      if (i == prompt.length() || !isLetter(prompt.charAt(i))) {
        if (i - start >= shortest) {
          words.add(new int[] {start, i});
        }
        start = i + 1;
      }
    }
    return words;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
