package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.WordReader.Word;
import io.micromap.runtime.text.NormalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The words of a prompt and what parts them.
 *
 * @param words lower case, as {@link WordReader} gives them
 * @param gaps one per word: what stands behind it
 */
public record Utterance(List<String> words, List<Gap> gaps) implements Wording {

  /** What stands between two words, from the weakest sign to the strongest. */
  public enum Gap {
    /** No punctuation, or none that parts clauses. */
    NONE,
    /** A comma, a dash, or the hyphen of a word that is broken off. */
    CLAUSE,
    /** A colon. */
    COLON,
    /** A full stop, a semicolon, an exclamation mark or a line break. */
    SENTENCE,
    /** A question mark. */
    QUESTION;

    private static final String IN_WORDS = ".:";
    private static final String COMMAS = ",\u2013\u2014";
    private static final String LIST_SIGNS = "-*+\u2022\u2013\u2014[]()";
    private static final String SENTENCE_ENDS = ".;!\n\r";

    /** Ends no sentence. */
    private static final Set<String> OPEN =
        WordSet.of(
            "do does did don't dont not never ever any no the a an to my our your of for with from"
                + " into in on at by and or but under want wants please pls should shouldn't must mustn't"
                + " would wouldn't could cannot can't cant won't wont will you i we circumstances");

    /** Begins no sentence. */
    private static final Set<String> GOING_ON =
        WordSet.of(
            "of for to into onto with by than per via until till through across towards toward within");

    /** Characters of a line that a program may have wrapped. */
    private static final int LONG_LINE = 55;

    /** The strongest sign in a normalised text between two words, or behind the last. */
    public static Gap of(CharSequence between) {
      return of(between, 0, between.length());
    }

    /** As above, for a stretch of a text. */
    static Gap of(CharSequence text, int from, int to) {
      Gap strongest = NONE;
      if (to > from + 1 && text.charAt(from) == '-' && text.charAt(from + 1) == ' ') {
        strongest = CLAUSE;
      }
      if (isColonOfHeading(text, from, to)) {
        return COLON;
      }
      for (int i = from; i < to && !(to == from + 1 && isInWord(text.charAt(i))); i++) {
        char before = i == from ? '\0' : text.charAt(i - 1);
        Gap gap = of(before, text.charAt(i));
        strongest = gap.compareTo(strongest) > 0 ? gap : strongest;
      }
      return strongest;
    }

    /** Whether line breaks and a list's sign stand behind a colon: "not now:\n - swap it". */
    private static boolean isColonOfHeading(CharSequence text, int from, int to) {
      boolean breaks = false;
      for (int i = from + 1; i < to; i++) {
        char c = text.charAt(i);
        if (c != ' ' && !isBreak(c) && LIST_SIGNS.indexOf(c) < 0) {
          return false;
        }
        breaks |= isBreak(c);
      }
      return breaks && text.charAt(from) == ':';
    }

    /**
     * What stands between a word and the next one where it is a single line break: that parts
     * nothing behind a word that no sentence ends with, before one that none begins with, or behind
     * a line so long that it was wrapped: "do not\n swap it", "don't swap it\n for eth".
     *
     * @param word the word
     * @param next the one behind the line break
     * @param text that it is of
     * @param end behind the word
     */
    Gap softened(String word, String next, CharSequence text, int end) {
      boolean goesOn = OPEN.contains(word) || GOING_ON.contains(next) || isWrapped(text, end);
      return this == SENTENCE && goesOn ? NONE : this;
    }

    /** Whether nothing but one line break stands in a stretch of a text. */
    static boolean isLineBreak(CharSequence text, int from, int to) {
      int breaks = 0;
      for (int i = from; i < to; i++) {
        char c = text.charAt(i);
        if (c != ' ' && c != '\n' && c != '\r') {
          return false;
        }
        breaks += c == '\n' || (c == '\r' && (i + 1 == to || text.charAt(i + 1) != '\n')) ? 1 : 0;
      }
      return breaks == 1;
    }

    private static boolean isWrapped(CharSequence text, int end) {
      int from = end;
      while (from > 0 && end - from < LONG_LINE && !isBreak(text.charAt(from - 1))) {
        from--;
      }
      return end - from >= LONG_LINE;
    }

    private static boolean isBreak(char c) {
      return c == '\n' || c == '\r';
    }

    /** Whether what stands between two words joins them, without a blank: "np.flip", "a:b". */
    public static boolean isInWord(CharSequence between) {
      return between.length() == 1 && isInWord(between.charAt(0));
    }

    private static boolean isInWord(char between) {
      return IN_WORDS.indexOf(between) >= 0;
    }

    private static Gap of(char before, char c) {
      if (c == '?') {
        return QUESTION;
      }
      if (SENTENCE_ENDS.indexOf(c) >= 0) {
        return SENTENCE;
      }
      if (c == ':') {
        return COLON;
      }
      boolean dash = c == '-' && before == ' ';
      return dash || COMMAS.indexOf(c) >= 0 ? CLAUSE : NONE;
    }
  }

  /** Copies the lists and checks that they are equally long. */
  public Utterance {
    words = List.copyOf(words);
    gaps = List.copyOf(gaps);
    if (words.size() != gaps.size()) {
      throw new IllegalArgumentException("an utterance has a gap for each word");
    }
  }

  /**
   * The utterance of a prompt.
   *
   * @param words all words of the prompt
   */
  public static Utterance of(String prompt, List<Word> words) {
    List<Gap> gaps = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      int to = i + 1 < words.size() ? words.get(i + 1).start() : prompt.length();
      int from = Math.min(to, words.get(i).end());
      String next = i + 1 < words.size() ? words.get(i + 1).text() : "";
      gaps.add(gap(prompt, from, to, words.get(i).text(), next));
    }
    return new Utterance(words.stream().map(Word::text).toList(), gaps);
  }

  private static Gap gap(String prompt, int from, int to, String word, String next) {
    String between = NormalizedText.of(prompt.substring(from, to)).text();
    Gap gap = Gap.of(between);
    boolean soft = to < prompt.length() && Gap.isLineBreak(between, 0, between.length());
    return soft ? gap.softened(word, next, prompt, from) : gap;
  }

  @Override
  public int length() {
    return words.size();
  }

  @Override
  public String word(int at) {
    return at >= 0 && at < words.size() ? words.get(at) : "";
  }

  @Override
  public Gap behind(int at) {
    return gaps.get(at);
  }
}
