package io.micromap.rails.text;

import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Tells what stands in quotation marks because somebody or something says it: he said "swap 2 eth".
 * A prompt that is quoted whole is an order, and so is one that quotes a name. What is struck out
 * orders nothing, either ("claim it, ~~swap it~~, stake it"), nor does a line that is ticked off as
 * done, a comment, or quoted from a mail: "[x] swap it", "// swap it", "> swap it".
 */
final class Quotations {

  private static final Map<Character, String> CLOSING =
      Map.of(
          '"',
          "\"",
          '\u201c',
          "\u201d\"",
          '\u201e',
          "\u201c\u201d",
          '\u00ab',
          "\u00bb",
          '\u2018',
          "\u2019",
          '\'',
          "'");

  /** Outside of quotation marks: what is inside is told. */
  private static final Set<String> SAYING =
      Set.of(
          ("said says say saying wrote writes write written reads read replied replies told tells texted"
                  + " texts commented comments tweeted tweet posted posts stated states suggests"
                  + " suggested recommends recommended advises advised answered message messages email"
                  + " mail docs doc documentation tutorial guide article manual readme runbook button"
                  + " label labelled labeled title titled headline caption error sign banner translate"
                  + " translation meaning mean means phrase sentence quote quoted printed prints shows"
                  + " typed wants wanted")
              .split(" "));

  private static final int LEAST_WORDS = 2;

  /** Marks around what is struck out, or a comment. */
  private static final Map<String, String> STRIKING =
      Map.ofEntries(
          Map.entry("~~", "~~"),
          Map.entry("<s>", "</s>"),
          Map.entry("<del>", "</del>"),
          Map.entry("<strike>", "</strike>"),
          Map.entry("[s]", "[/s]"),
          Map.entry("<!--", "-->"),
          Map.entry("/*", "*/"),
          Map.entry("\\sout{", "}"));

  /** Overlays that strike a letter out. */
  private static final String OVERLAYS = "\u0335\u0336\u0337\u0338";

  private Quotations() {}

  /**
   * The numbers of the words that are told.
   *
   * @param words all words of {@code prompt}
   */
  static BitSet told(String prompt, List<Word> words) {
    BitSet quoted = new BitSet();
    for (int at = 0; at < prompt.length(); at++) {
      if (opens(prompt, at)) {
        int to = end(prompt, at);
        quote(words, at, to, quoted);
        at = to;
      }
    }
    BitSet told = says(words, quoted) ? quoted : new BitSet();
    STRIKING.forEach((mark, closing) -> strike(prompt, words, mark, closing, told));
    MarkedLines.in(prompt).forEach(line -> told.or(inside(words, line.start() - 1, line.end())));
    IntStream.range(0, words.size()).filter(i -> isStruck(prompt, words.get(i))).forEach(told::set);
    return told;
  }

  private static boolean isStruck(String prompt, Word word) {
    return IntStream.range(word.start(), word.end())
        .anyMatch(at -> OVERLAYS.indexOf(prompt.charAt(at)) >= 0);
  }

  private static void strike(
      String prompt, List<Word> words, String mark, String closing, BitSet told) {
    int from = prompt.indexOf(mark);
    while (from >= 0) {
      int to = prompt.indexOf(closing, from + mark.length());
      if (to < 0) {
        return;
      }
      told.or(inside(words, from, to));
      from = prompt.indexOf(mark, to + closing.length());
    }
  }

  private static boolean opens(String prompt, int at) {
    boolean inWord = at > 0 && Character.isLetterOrDigit(prompt.charAt(at - 1));
    return !inWord && CLOSING.containsKey(prompt.charAt(at));
  }

  /** Where what is quoted ends: at its closing mark, or with the prompt. */
  private static int end(String prompt, int from) {
    String closing = CLOSING.get(prompt.charAt(from));
    for (int at = from + 1; at < prompt.length(); at++) {
      boolean inWord = at + 1 < prompt.length() && Character.isLetterOrDigit(prompt.charAt(at + 1));
      if (!inWord && closing.indexOf(prompt.charAt(at)) >= 0) {
        return at;
      }
    }
    return prompt.length();
  }

  private static void quote(List<Word> words, int from, int to, BitSet quoted) {
    BitSet inside = inside(words, from, to);
    if (inside.cardinality() >= LEAST_WORDS) {
      quoted.or(inside);
    }
  }

  private static BitSet inside(List<Word> words, int from, int to) {
    BitSet inside = new BitSet();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).start() > from && words.get(i).end() <= to) {
        inside.set(i);
      }
    }
    return inside;
  }

  private static boolean says(List<Word> words, BitSet quoted) {
    for (int i = quoted.nextClearBit(0); i < words.size(); i = quoted.nextClearBit(i + 1)) {
      if (SAYING.contains(words.get(i).text())) {
        return true;
      }
    }
    return false;
  }
}
