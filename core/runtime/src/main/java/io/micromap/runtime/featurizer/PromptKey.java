package io.micromap.runtime.featurizer;

import io.micromap.runtime.text.NormalizedText;
import io.micromap.runtime.text.Unicode13;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What makes two prompts one: their normalised words, as the lexical featurizer reads them. Case,
 * accents, white space, punctuation, invisible characters and look-alike letters do not tell
 * prompts apart. Conflicts, duplicates, overlaps, fingerprints and splits all go by it.
 *
 * @param text the words with one blank between two; of a prompt without words, {@code =} and what
 *     there is to see of it
 */
public record PromptKey(String text) {

  private static final LexicalAnalyzer ANALYZER = new LexicalAnalyzer(false);
  private static final String WITHOUT_WORDS = "=";

  /** Between letters, at the end of a line too. */
  private static final Pattern HYPHEN = Pattern.compile("(?<=\\p{L})[-\u2010]\\s*(?=\\p{L})");

  /** Three letters or more that stand alone. */
  private static final Pattern SPACED =
      Pattern.compile("(?<![\\p{L}\\p{N}'])\\p{L}(?: \\p{L}){2,}(?![\\p{L}\\p{N}'])");

  private static final Pattern EMOJI = Pattern.compile("[\\p{So}\\p{Sk}\uFE0F\u200D]+");

  /** The key of a prompt. */
  public static PromptKey of(String prompt) {
    NormalizedText form = NormalizedText.of(prompt);
    Words words = ANALYZER.analyze(form);
    StringJoiner text = new StringJoiner(" ");
    for (int i = 0; i < words.count(); i++) {
      text.add(words.text(i));
    }
    return new PromptKey(
        words.count() > 0 ? text.toString() : WITHOUT_WORDS + form.text().replaceAll("\\s+", ""));
  }

  /**
   * The keys of a prompt without what disguises one to people and hides nothing from a mapper: its
   * emoji beside words, and hyphens and blanks within words ("re-serve", "r e s e r v e").
   */
  public static List<PromptKey> undisguised(String prompt) {
    String text = NormalizedText.of(prompt).text();
    String whole = SPACED.matcher(text).replaceAll(m -> m.group().replace(" ", ""));
    return Stream.of(text, HYPHEN.matcher(whole).replaceAll(""))
        .map(form -> of(EMOJI.matcher(form).replaceAll(" ")))
        .filter(PromptKey::hasWords)
        .toList();
  }

  /** Whether the prompt holds a word. */
  public boolean hasWords() {
    return !text.startsWith(WITHOUT_WORDS);
  }

  /**
   * The words with every number one {@code 0}, and nothing but letters, digits and emoji: the same
   * for prompts that differ in little else. Empty where there is no word.
   */
  public String shape() {
    StringBuilder shape = new StringBuilder(text.length());
    if (hasWords()) {
      for (String word : text.split(" ", -1)) {
        append(shape, word);
      }
    }
    return shape.toString();
  }

  /** The {@link #shape}, or of a prompt without words its text. */
  public String wording() {
    return hasWords() ? shape() : text;
  }

  private static void append(StringBuilder shape, String word) {
    int start = shape.length();
    word.codePoints()
        .filter(PromptKey::tellsApart)
        .map(c -> c >= '0' && c <= '9' ? '0' : c)
        .forEach(
            c -> {
              boolean repeats = c == '0' && shape.length() > start && last(shape) == '0';
              if (!repeats) {
                if (shape.length() == start && start > 0) {
                  shape.append(' ');
                }
                shape.appendCodePoint(c);
              }
            });
  }

  /** Letters, digits and emoji; those that every Java knows. */
  private static boolean tellsApart(int c) {
    return Unicode13.assigns(c)
        && (Character.isLetterOrDigit(c) || Character.getType(c) == Character.OTHER_SYMBOL);
  }

  private static char last(StringBuilder text) {
    return text.charAt(text.length() - 1);
  }
}
