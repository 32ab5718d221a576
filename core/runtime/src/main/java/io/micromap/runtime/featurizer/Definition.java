package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.Utterance.Gap;
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

  /** "by cropping we mean that only a part is kept". */
  private static final PhraseIndex WE_MEAN =
      new PhraseIndex("we mean, i mean, they mean, is meant");

  /** Behind a colon: what a term says. */
  static final PhraseIndex TERMS =
      new PhraseIndex(
          "someone who, somebody who, a person who, something that, anything that, term for, a term for,"
              + " the term for, function that, a function that, command that, a command that, the act of,"
              + " act of, an act of, the process of, process of, a process that, the practice of, a way of,"
              + " a way to, a kind of, a type of, the name for, short for, a device that, a document that,"
              + " a token that, a position that");

  /** Behind "a transpose is": what it is. */
  private static final Set<String> WHAT =
      WordSet.of("a an the two three one any simply just nothing merely another");

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
              + " raises changes mirrors reflects repeats covers selects cuts goes takes puts holds contains sends"
              + " yields leaves marks generates trims multiplies extracts doubles triples quadruples halves earns pays secures locks"
              + " burns looks prints reads serves shows maps spreads starts terminates loses kills ruins"
              + " destroys wrecks spoils erases");

  /** Behind a term and a colon. */
  static final PhraseIndex TO_DO =
      new PhraseIndex(
          "to remove, to reverse, to replace, to exchange, to move, to make, to give, to take, to turn,"
              + " to cut, to keep, to return, to lend, to lock");

  /** Before a colon: no term, but what is to be done. */
  private static final Set<String> TASKS =
      WordSet.of("task todo goal plan need request order aim action job ask wanted want purpose");

  /** Before what is a noun: "turning the left turns". */
  private static final Set<String> BEFORE_NOUNS = WordSet.of("the a all my both of every");

  /** Behind a term, in dictionaries. */
  private static final String NOUN = "n";

  private static final int LONGEST_SUBJECT = 4;

  private final Wording utterance;

  Definition(Wording utterance) {
    this.utterance = utterance;
  }

  /** Whether a word may be the verb of a definition; those of being are found elsewhere. */
  static boolean mayTell(String word) {
    return MEANING.contains(word)
        || word.equals("meant")
        || word.equals(NOUN)
        || DOING.contains(word)
        || word.equals("stands");
  }

  /**
   * Whether what stands before a colon is a term, and what begins here says what it means:
   * "unstaking: the act of", "rollback (n.): returning a release", "hflip: reverses the columns".
   */
  boolean explains(int from) {
    boolean noun = from > 1 && from <= LONGEST_SUBJECT && utterance.word(from - 1).equals(NOUN);
    if (noun && utterance.behind(from - 1) != Gap.NONE) {
      return true;
    }
    boolean behindColon = from > 0 && utterance.behind(from - 1) == Gap.COLON;
    boolean does = from <= LONGEST_SUBJECT && DOING.contains(utterance.word(from));
    return behindColon && (does || TERMS.isAt(utterance, from) || isMeantTo(from));
  }

  /** "crop: to remove the outer parts of an image"; but "flip: to the left", "task: to move it". */
  private boolean isMeantTo(int from) {
    boolean general = false;
    for (int i = from + 2; i < utterance.length(); i++) {
      general |= ARTICLES.contains(utterance.word(i));
    }
    return general
        && from == 1
        && TO_DO.isAt(utterance, from)
        && !TASKS.contains(utterance.word(0));
  }

  /** Whether a clause between two words defines. */
  boolean isIn(int from, int to) {
    boolean article = ARTICLES.contains(utterance.word(from));
    int noun = article ? from + 1 : from;
    if (isGerund(utterance.word(from)) && saysWhatItDoes(from, to)) {
      return true;
    }
    if (utterance.word(from).equals("by") && WE_MEAN.isIn(utterance, from + 2, to)) {
      return true;
    }
    int last = Math.min(to - 1, noun + LONGEST_SUBJECT);
    for (int verb = noun + 1; verb < last; verb++) {
      String word = utterance.word(verb);
      if (word.equals("stands") && utterance.word(verb + 1).equals("for")) {
        return true;
      }
      if (BEING.contains(word)) {
        boolean what = article && WHAT.contains(utterance.word(verb + 1)) && verb + 2 < to;
        return what || ((article || isGeneral(noun, verb)) && saysWhat(verb + 1, to));
      }
      if (MEANING.contains(word) || DOING.contains(word)) {
        return article
            || (Telling.isDoing(utterance.word(verb - 1))
                && !BEFORE_NOUNS.contains(utterance.word(verb - 2)));
      }
    }
    return false;
  }

  private static boolean isGerund(String word) {
    return Telling.isDoing(word) && !word.endsWith("thing");
  }

  /** "draining a node means that", "staking eth gives"; but "swapping it is what i want". */
  private boolean saysWhatItDoes(int from, int to) {
    for (int verb = from + 1; verb < Math.min(to - 1, from + 2 * LONGEST_SUBJECT); verb++) {
      String word = utterance.word(verb);
      if (MEANING.contains(word) || DOING.contains(word)) {
        return !BEFORE_NOUNS.contains(utterance.word(verb - 1))
            && !utterance.word(verb + 1).equals("of");
      }
      if (Telling.BREAKS.contains(word) && !word.equals("of") && !word.equals("to")) {
        return false;
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
