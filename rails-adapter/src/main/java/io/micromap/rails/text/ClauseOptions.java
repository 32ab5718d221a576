package io.micromap.rails.text;

import java.util.List;

/**
 * How a prompt is read and cut into clauses.
 *
 * @param mostWords longest prompt that is read, in words, at least 1
 * @param shortestPart of a word that is a feature, in UTF-16 units, at least 1
 * @param longestPart of a word that is a feature, in UTF-16 units, at least {@code shortestPart}
 * @param connectives temporal connectives, which set steps off strongly; of two that begin alike
 *     the longer stands first
 * @param openings connectives only where a clause begins: "put it next to it" is one step
 * @param joining words and phrases that may join two steps, and often join parts of one
 * @param sentenceEnds characters that end a sentence, or part it as a semicolon does
 * @param commas characters that part less than a sentence; a dash behind a space is one too
 */
public record ClauseOptions(
    int mostWords,
    int shortestPart,
    int longestPart,
    List<String> connectives,
    List<String> openings,
    List<String> joining,
    String sentenceEnds,
    String commas) {

  private static final int LONGEST_WORD = 255;

  /** What new rails files get. */
  public static final ClauseOptions DEFAULTS =
      new ClauseOptions(
          512,
          3,
          5,
          List.of(
              "as soon as that is done",
              "once that is done",
              "when that is done",
              "after that is done",
              "once that's done",
              "when that's done",
              "once it's free",
              "once it's there",
              "once it's here",
              "once it's in",
              "once it's out",
              "once it arrives",
              "once it lands",
              "once it clears",
              "once it settles",
              "once that clears",
              "once that lands",
              "once that settles",
              "once they're free",
              "once they're there",
              "once they're here",
              "once they arrive",
              "once that's through",
              "once that is through",
              "once that's sorted",
              "once that works",
              "once it works",
              "once it's empty",
              "once it's through",
              "once you have that",
              "as soon as you have that",
              "as soon as that's done",
              "when that's through",
              "when it's through",
              "once confirmed",
              "once settled",
              "when it arrives",
              "when it lands",
              "when it's free",
              "when it's there",
              "when they're here",
              "when they're there",
              "when they arrive",
              "once done",
              "when done",
              "followed by",
              "after this",
              "after that",
              "after which",
              "following which",
              "upon which",
              "following that",
              "with that done",
              "with that sorted",
              "with that arranged",
              "with that in hand",
              "with that out of the way",
              "later on",
              "and later",
              "in the end",
              "from there",
              "and then",
              "then",
              "afterwards",
              "afterward",
              "thereafter",
              "thereupon",
              "whereupon",
              "subsequently",
              "finally",
              "lastly"),
          List.of(
              "step 0", // any number
              "step one",
              "step two",
              "step three",
              "first step",
              "second step",
              "third step",
              "next step",
              "last step",
              "next",
              "later",
              "firstly",
              "secondly",
              "thirdly",
              "last of all",
              "to finish",
              "alright then",
              "ok then",
              "okay then",
              "well then",
              "right then",
              "very well then"),
          List.of("as well as", "in addition to", "and", "n", "plus", "also", "but"),
          ".;!?\n\r\u3002",
          ",:&+>|\u2013\u2014\u2192\u21d2\u27a1\u27f6");

  /** Copies the lists and checks the ranges. */
  public ClauseOptions {
    connectives = List.copyOf(connectives);
    openings = List.copyOf(openings);
    joining = List.copyOf(joining);
    if (mostWords < 1
        || shortestPart < 1
        || longestPart < shortestPart
        || longestPart > LONGEST_WORD) {
      throw new IllegalArgumentException(
          "clauses need at least 1 word, and parts of words from 1 to " + LONGEST_WORD + " units");
    }
    requireWords(connectives);
    requireWords(openings);
    requireWords(joining);
  }

  private static void requireWords(List<String> phrases) {
    if (phrases.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a connective has no words");
    }
  }
}
