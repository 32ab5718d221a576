package io.micromap.runtime.featurizer;

import java.util.Set;

/**
 * Tells clauses that say what an act is or does: "staking is the process of locking tokens", "a
 * transpose exchanges rows and columns". Their subject is no thing that is at hand: it has an
 * indefinite article, or none.
 */
final class Definition {

  private static final Set<String> ARTICLES = Set.of("a", "an");

  private static final Set<String> BEING = Set.of("is", "are");

  private static final Set<String> MEANING = WordSet.of("means mean denotes describes denote");

  /** Behind "is": what an act is, rather than what is to be done or how it stands. */
  private static final Set<String> KINDS =
      WordSet.of(
          "process act practice practise kind sort form type way method technique mechanism operation"
              + " transformation mapping copy copying document request requests term name word"
              + " procedure strategy movement turn withdrawal return sending exchange exchanging"
              + " reversal reflection replacement removal collection event notion concept part piece"
              + " amount number version change");

  /** What acts do in general. */
  private static final Set<String> DOING =
      WordSet.of(
          "reverses replaces exchanges lists slides shifts swaps turns moves makes lets gives copies"
              + " returns creates removes keeps stores restores shrinks enlarges allows enables"
              + " reduces increases converts represents consists involves requires happens lowers"
              + " raises changes mirrors reflects repeats covers selects cuts goes takes puts");

  private static final int LONGEST_SUBJECT = 4;

  private final Wording utterance;

  Definition(Wording utterance) {
    this.utterance = utterance;
  }

  /** Whether a word may be the verb of a definition; those of being are found elsewhere. */
  static boolean mayTell(String word) {
    return MEANING.contains(word) || DOING.contains(word);
  }

  /** Whether a clause between two words defines. */
  boolean isIn(int from, int to) {
    boolean article = ARTICLES.contains(utterance.word(from));
    int noun = article ? from + 1 : from;
    int last = Math.min(to - 1, noun + LONGEST_SUBJECT);
    for (int verb = noun + 1; verb < last; verb++) {
      String word = utterance.word(verb);
      if (BEING.contains(word)) {
        return (article || isGeneral(noun, verb)) && saysWhat(verb + 1, to);
      }
      if (MEANING.contains(word) || DOING.contains(word)) {
        return article || Telling.isDoing(utterance.word(verb - 1));
      }
    }
    return false;
  }

  /** "staking", "password resets"; but "swapping them". */
  private boolean isGeneral(int noun, int verb) {
    String last = utterance.word(verb - 1);
    return Telling.isDoing(utterance.word(noun))
        ? verb == noun + 1
        : verb <= noun + 2 && last.endsWith("s") && !last.equals("this");
  }

  /** "the process of", "a kind of", "when workloads are moved", "covering an area". */
  private boolean saysWhat(int at, int to) {
    String word = utterance.word(at);
    if (word.equals("when") || word.equals("where")) {
      return true;
    }
    boolean article = ARTICLES.contains(word) || word.equals("the");
    for (int i = at; i < Math.min(to, at + LONGEST_SUBJECT); i++) {
      if (KINDS.contains(utterance.word(i))) {
        return true;
      }
    }
    return !article && at + 1 < to && Telling.isDoing(word);
  }
}
