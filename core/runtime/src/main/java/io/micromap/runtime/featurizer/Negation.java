package io.micromap.runtime.featurizer;

import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads which words of an English prompt a negator governs: in "don't swap 2 eth, stake it" the
 * words "swap 2 eth". Words are lower case, as {@link WordReader} gives them.
 *
 * <p>A negator's reach begins behind it and ends with its clause: at punctuation, or where a
 * contrast ("but", "just", "instead", "please", "can you") begins another one. What only looks like
 * a refusal has no reach: "don't wait", "why don't you", "not only"; nor has a statement: "i don't
 * see it", "it never came". Refusals in other words ("over my dead body") are not seen here. The
 * reasons, and what was tried: {@code docs/decisions/polarity.md}.
 */
public final class Negation {

  private static final Set<String> DONT = Set.of("don't", "dont");

  private static final Set<String> MODAL =
      words(
          "won't wont wouldn't wouldnt shouldn't shouldnt mustn't mustnt needn't neednt "
              + "shan't ain't");

  private static final Set<String> ALWAYS = Set.of("nobody", "noone", "nor");

  private static final List<String> PHRASES =
      phrases(
          "hold off, hold back, instead of, changed my mind, changed our mind, not allowed, "
              + "not permitted, isn't allowed, isnt allowed, aren't allowed, arent allowed");

  /** "not" governs an act behind one of these, or before "to". */
  private static final Set<String> BEFORE_NOT =
      words(
          "do must should shall will would may might rather better please am i'm im we're are "
              + "certainly absolutely definitely need prefer");

  private static final Set<String> BEFORE_NEVER =
      words("please will i'll should must can would just you and");

  private static final Set<String> BEHIND_NO =
      words(
          "need longer reason way point intention plans plan more circumstances circumstance "
              + "case account event");

  /** Behind a negator: what makes it an urgent request, or a statement of fact. */
  private static final Set<String> HARMLESS =
      words(
          "wait waiting hesitate delay worry mind forget miss fail stop waste lose sleep "
              + "dawdle ask asking only just know have like think see understand remember care "
              + "trust recognize recognise believe own sure yet receive work fit find later matter "
              + "exceed go further hesitation use");

  private static final Set<String> SPEAKERS = Set.of("i", "we");

  /** Of whom is told rather than to whom an order goes. */
  private static final Set<String> OTHERS = words("they he she it this that who people");

  /** What a speaker does not want done is refused; what he does not do is told. */
  private static final Set<String> WANTING = words("want wanna wish need plan intend ever");

  private static final Set<String> SUGGESTING = Set.of("why", "if");

  private static final Set<String> ADDRESSED = Set.of("you", "we");

  /** Words that begin a clause of their own. */
  private static final List<String> CONTRASTS =
      phrases(
          "but, just, only, instead, rather, so, please, pls, plz, kindly, however, yet, "
              + "unless, until, till, except, because, since, then, let's, can you, could you, "
              + "would you, will you, can i, could i, may i");

  private static final Set<String> BEGINNINGS =
      Stream.of(
              DONT.stream(),
              MODAL.stream(),
              ALWAYS.stream(),
              PHRASES.stream().map(phrase -> phrase.substring(0, phrase.indexOf(' '))),
              Stream.of("never", "not", "cannot", "no"))
          .flatMap(words -> words)
          .collect(Collectors.toUnmodifiableSet());

  private final List<String> words;
  private final IntPredicate clauseBegins;
  private final IntPredicate forbids;

  /**
   * A reading.
   *
   * @param words of the prompt
   * @param clauseBegins whether punctuation parts a word from the one before
   * @param forbids whether a word is a verb that forbids what follows ("cancel", "avoid"): whether
   *     it is one depends on who asks
   */
  public Negation(List<String> words, IntPredicate clauseBegins, IntPredicate forbids) {
    this.words = words;
    this.clauseBegins = clauseBegins;
    this.forbids = forbids;
  }

  /** One flag per word: whether a negator governs it. */
  public boolean[] reach() {
    boolean[] governed = new boolean[words.size()];
    boolean open = false;
    boolean forbidden = false;
    for (int i = 0; i < governed.length; i++) {
      boolean begins = i > 0 && (clauseBegins.test(i) || length(CONTRASTS, i) > 0);
      open &= !begins && !(forbidden && word(i).equals("and"));
      int length = negator(i);
      if (length > 0) {
        open = true;
        forbidden = forbids.test(i);
        i += length - 1;
      } else {
        governed[i] = open;
      }
    }
    return governed;
  }

  /** Whether a word may begin a negator, so that a reading is worth its while. */
  static boolean mayNegate(String word) {
    return BEGINNINGS.contains(word);
  }

  /** How many words a negator that begins here takes; 0 if none does. */
  private int negator(int at) {
    int phrase = length(PHRASES, at);
    if (phrase > 0) {
      return phrase;
    }
    if (word(at).equals("no")) {
      return no(at);
    }
    return (isNegator(at) && !isHarmless(at)) || isForbidding(at) ? 1 : 0;
  }

  private boolean isNegator(int at) {
    String word = word(at);
    String before = word(at - 1);
    if (DONT.contains(word)) {
      return isOrder(before, at + 1);
    }
    if (MODAL.contains(word)) {
      return !OTHERS.contains(before);
    }
    if (word.equals("not") || word.equals("cannot")) {
      boolean order = !before.equals("do") || isOrder(word(at - 2), at + 1);
      return order && (BEFORE_NOT.contains(before) || word(at + 1).equals("to"));
    }
    if (word.equals("never")) {
      return at == 0 || clauseBegins.test(at) || BEFORE_NEVER.contains(before);
    }
    return ALWAYS.contains(word);
  }

  /** Whether "don't" behind a subject and before a verb refuses, rather than tells of somebody. */
  private boolean isOrder(String subject, int verb) {
    boolean told = SPEAKERS.contains(subject) || OTHERS.contains(subject);
    return !told || WANTING.contains(word(verb));
  }

  /** "no need to", "no longer", "no swapping"; but "no rush", "no refund yet". */
  private int no(int at) {
    String next = word(at + 1);
    if (!BEHIND_NO.contains(next)) {
      return next.endsWith("ing") ? 1 : 0;
    }
    int act = word(at + 2).equals("to") ? at + 3 : at + 2;
    return HARMLESS.contains(word(act)) ? 0 : 2;
  }

  private boolean isForbidding(int at) {
    boolean negatedItself = DONT.contains(word(at - 1)) || word(at - 1).equals("not");
    return forbids.test(at) && !negatedItself;
  }

  private boolean isHarmless(int at) {
    String next = word(at + 1);
    boolean suggested = SUGGESTING.contains(word(at - 1)) || ADDRESSED.contains(next);
    return (suggested && !word(at + 2).equals("dare")) || HARMLESS.contains(next);
  }

  /** How many words the first of some phrases takes that stands at a place, 0 where none does. */
  private int length(List<String> phrases, int at) {
    return Phrases.length(phrases, at, this::word);
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }

  private static List<String> phrases(String text) {
    return List.of(text.split(", "));
  }

  private String word(int at) {
    return at >= 0 && at < words.size() ? words.get(at) : "";
  }
}
