package io.micromap.runtime.featurizer;

import java.util.Set;

/**
 * Tells what leaves a thing as it is: "leave the vault alone", "keep my rewards unclaimed", "let
 * them be"; but "let the eth be staked".
 */
final class Leaving {

  private static final Set<String> KEEPING = WordSet.of("leave keep let");

  /** Of what is let: it goes on as it is. */
  private static final Set<String> GOING_ON =
      WordSet.of("be sit pile rest stay wait accrue alone idle untouched unclaimed");

  private final Wording utterance;
  private final Negators negators;

  Leaving(Wording utterance, Negators negators) {
    this.utterance = utterance;
    this.negators = negators;
  }

  /** Whether a word may begin such a clause. */
  static boolean mayTell(String word) {
    return KEEPING.contains(word);
  }

  /** Whether a clause that begins with a word may leave a thing as it is. */
  boolean begins(int from) {
    return KEEPING.contains(utterance.word(from));
  }

  /**
   * How many words say at a place that a thing is left as it is: "alone", "unclaimed"; 0 if none.
   *
   * @param from the first word of the clause
   */
  int length(int from, int at) {
    String word = utterance.word(at);
    boolean ends = at + 1 == utterance.length() || negators.begins(at + 1);
    int length = Idioms.LEFT.length(utterance, at);
    if (utterance.word(from).equals("let")) {
      boolean goesOn = length > 1 ? !word.equals("out") : GOING_ON.contains(word);
      boolean other = word.equals("be") && !ends && !isSaidBefore(from, at);
      return goesOn && !other ? length : 0;
    }
    boolean undone =
        ends && word.startsWith("un") && (word.endsWith("ed") || word.endsWith("paid"));
    return undone ? 1 : length;
  }

  /** "let the rows be rows". */
  private boolean isSaidBefore(int from, int be) {
    for (int i = from + 1; i < be; i++) {
      if (utterance.word(i).equals(utterance.word(be + 1))) {
        return true;
      }
    }
    return false;
  }
}
