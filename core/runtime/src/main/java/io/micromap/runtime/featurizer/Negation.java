package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.Utterance.Gap;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Reads which words of an English prompt are refused: in "don't swap 2 eth, stake it" the words
 * "swap 2 eth".
 *
 * <p>A negator's reach begins behind it and ends with its clause: at punctuation, or where a
 * contrast ("but", "just", "instead", "please", "can you") begins another one. A refusal in the
 * passive ("the cert must not be renewed") and an {@linkplain Idioms idiom} behind its object
 * ("swapping? hard pass") reach back to where the clause begins. What only looks like a refusal has
 * no reach: "don't wait", "why don't you", "not only"; nor has a statement: "i don't see it", "it
 * never came". The reasons, and what was tried: {@code docs/decisions/polarity.md}.
 */
public final class Negation {

  private static final Set<String> DONT = Set.of("don't", "dont");

  private static final Set<String> MODAL =
      words(
          "won't wont wouldn't wouldnt shouldn't shouldnt mustn't mustnt needn't neednt "
              + "shan't ain't");

  private static final Set<String> WONT = Set.of("won't", "wont");

  /** Whose "won't" refuses; that of a page tells of a fault. */
  private static final Set<String> DECIDING = words("i we you");

  private static final Set<String> FACTS =
      words("is was were has had can could home here knows answers seems works");

  private static final Set<String> PLAIN = words("never not cannot no without");

  private static final Set<String> ALWAYS = Set.of("nobody", "noone", "nor");

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

  private static final Set<String> BEFORE_NO = words("please and so nah nope hey hi pls");

  /** In a clause that begins with "no": what tells of a fact, or asks for haste. */
  private static final Set<String> TOLD =
      words(
          "problem problems worries worry rush hurry idea doubt luck response answer reply matter"
              + " is are was were has have had yet came come comes arrived received shows showed"
              + " works working appears appeared since got get sent can could i found idle went"
              + " goes included home");

  /** Behind a negator: what makes it an urgent request, or a statement of fact. */
  private static final Set<String> HARMLESS =
      words(
          "wait waiting hesitate delay worry mind forget miss fail stop waste lose sleep dawdle ask"
              + " asking only just know have like think see understand remember care trust"
              + " recognize recognise believe own sure yet receive work fit find later matter"
              + " exceed further hesitation able");

  /** "not a", "not in"; what "don't" cannot stand before. */
  private static final Set<String> HARMLESS_BEHIND_NOT =
      words("happy good satisfied certain a an the at in on here home very so use go");

  private static final Set<String> THAT_IS = Set.of("i.e", "e.g");

  private static final Set<String> MERELY = Set.of("just", "only");

  private static final Set<String> SPEAKERS = Set.of("i", "we");

  /** Of whom is told rather than to whom an order goes. */
  private static final Set<String> OTHERS = words("they he she it this that who people");

  /** What a speaker does not want done is refused; what he does not do is told. */
  private static final Set<String> WANTING = words("want wanna wish need plan intend ever");

  private static final Set<String> SUGGESTING = Set.of("why", "if");

  private static final Set<String> ADDRESSED = Set.of("you", "we");

  private static final Set<String> FILLERS =
      words(
          "please pls plz thanks thank you thx so just sorry that's what i said ok again mate lol lmao bro"
              + " man dude pal folks team guys tho though actually honestly haha and but"
              + " then");

  private static final Set<String> PASSIVE = words("be become get getting being");

  /** Behind "not": what tells of a thing that fails. */
  private static final Set<String> FAULTS =
      words(
          "working loading responding starting showing getting opening charging fitting running"
              + " coming arriving turning connecting syncing scaling going seeing receiving being"
              + " having knowing matching sitting accepting printing playing holding closing ready"
              + " terminating answering listening serving resolving scraping scheduling moving"
              + " anything nothing something everything");

  private static final Set<String> KEEPING = words("leave keep let");

  /** Words that begin a clause of their own. */
  private static final PhraseIndex CONTRASTS =
      new PhraseIndex(
          "but, just, only, instead, rather, so, please, pls, plz, kindly, however, yet, "
              + "unless, until, till, except, because, since, then, let's, can you, could you, "
              + "would you, will you, can i, could i, may i");

  private static final PhraseIndex PURPOSES = new PhraseIndex("so that, so as to");

  /** Begins what says more of an act that was named, rather than a clause of its own. */
  private static final Set<String> DETAILS =
      words(
          "a an in on at with by from to into onto of using which that or nor like via per around"
              + " along across over under towards toward ie namely meaning");

  private final Utterance utterance;
  private final IntPredicate forbids;
  private final IntPredicate speaks;

  /**
   * A reading.
   *
   * @param forbids whether a word is a verb that forbids what follows ("cancel", "avoid"): whether
   *     it is one depends on who asks
   * @param speaks whether a word names the act that is asked about: an idiom that holds it, as
   *     "cancel that" where an order is cancelled, refuses nothing
   */
  public Negation(Utterance utterance, IntPredicate forbids, IntPredicate speaks) {
    this.utterance = utterance;
    this.forbids = forbids;
    this.speaks = speaks;
  }

  /** One flag per word: whether it is refused. */
  public boolean[] reach() {
    boolean[] governed = new boolean[utterance.length()];
    boolean open = false;
    boolean forbidden = false;
    int behindNegator = -1;
    for (int i = 0; i < governed.length; i++) {
      boolean ends = i == behindNegator ? utterance.begins(i) : begins(i);
      open &= (!ends || goesOn(i)) && !(forbidden && word(i).equals("and"));
      back(i, governed);
      int length = negator(i);
      if (length > 0) {
        if (open) {
          Arrays.fill(governed, i, i + length, true);
        }
        open = true;
        forbidden = forbids.test(i);
        if (isPassive(i + length)) {
          Arrays.fill(governed, beginning(i), i, true);
        }
        i += length - 1;
        behindNegator = i + 1;
      } else {
        governed[i] |= open;
      }
    }
    answers(governed);
    return governed;
  }

  /** Whether a word may tell a refusal; {@link Idioms} may as well. */
  static boolean mayTell(String word) {
    return DONT.contains(word)
        || MODAL.contains(word)
        || ALWAYS.contains(word)
        || PLAIN.contains(word)
        || KEEPING.contains(word);
  }

  /** Whether a word behind a negator may ask for haste, or tell of a fact: "don't wait". */
  static boolean mayBeHarmless(String word) {
    return HARMLESS.contains(word);
  }

  /** Marks what a clause refuses that says no more than "no, please don't". */
  private void answers(boolean[] governed) {
    for (int from = 0; from < governed.length; ) {
      int to = from + 1;
      while (to < governed.length && !utterance.begins(to)) {
        to++;
      }
      if (from > 0 && to == governed.length && isOnly(Idioms.TAKEN_BACK, from, to)) {
        Arrays.fill(governed, 0, from, true);
      } else if (from > 0 && isOnly(Idioms.ANSWERS, from, to)) {
        int before = from - 1;
        while (before > 0 && !utterance.begins(before)) {
          before--;
        }
        Arrays.fill(governed, before, from, true);
      }
      from = to;
    }
  }

  /** Whether a clause holds phrases of a kind and, but for those, nothing to speak of. */
  private boolean isOnly(PhraseIndex phrases, int from, int to) {
    boolean refuses = false;
    for (int i = from; i < to; i++) {
      int length = idiom(phrases, i);
      if (length > 0) {
        refuses = true;
        i += length - 1;
      } else if (!FILLERS.contains(word(i))) {
        return false;
      }
    }
    return refuses;
  }

  /** How many words an idiom takes that begins at a word; 0 if none does. */
  private int idiom(PhraseIndex phrases, int at) {
    int length = phrases.length(utterance, at);
    for (int i = at; i < at + length; i++) {
      if (speaks.test(i)) {
        return 0;
      }
    }
    return length;
  }

  /** Marks what an idiom refuses that stands behind its object. */
  private void back(int at, boolean[] governed) {
    int length = idiom(Idioms.BACKWARD, at);
    int from = beginning(at);
    if (length > 0) {
      int to = end(at);
      boolean alone = from == at && at > 0;
      Arrays.fill(governed, alone ? beginning(at - 1) : from, to, true);
    } else if (KEEPING.contains(word(from)) && from < at && Idioms.LEFT.isAt(utterance, at)) {
      Arrays.fill(governed, from, at + Idioms.LEFT.length(utterance, at), true);
    }
  }

  /** Where the clause of a word begins. */
  private int beginning(int at) {
    int from = at;
    while (from > 0 && !begins(from) && !word(from - 1).equals("and")) {
      from--;
    }
    while (from < at && CONTRASTS.isAt(utterance, from)) {
      from++;
    }
    return from;
  }

  private int end(int at) {
    int to = at + 1;
    while (to < utterance.length() && !begins(to)) {
      to++;
    }
    return to;
  }

  private boolean begins(int at) {
    return utterance.begins(at) || (CONTRASTS.isAt(utterance, at) && !PURPOSES.isAt(utterance, at));
  }

  /**
   * Whether behind a comma no other clause begins: "don't scale it, by half", "…, paying in usd".
   */
  private boolean goesOn(int at) {
    String word = word(at);
    if (at == 0 || CONTRASTS.isAt(utterance, at)) {
      return false;
    }
    boolean detail =
        DETAILS.contains(word)
            || word.endsWith("ing")
            || (!word.isEmpty() && Character.isDigit(word.charAt(0)));
    return isThatIs(at) || (detail && utterance.behind(at - 1) == Gap.CLAUSE);
  }

  /** "i.e.", before and behind which nothing new begins. */
  private boolean isThatIs(int at) {
    return THAT_IS.contains(word(at)) || THAT_IS.contains(word(at - 1));
  }

  private boolean isPassive(int at) {
    return PASSIVE.contains(word(at)) || (word(at).equals("to") && PASSIVE.contains(word(at + 1)));
  }

  /** How many words a negator that begins here takes; 0 if none does. */
  private int negator(int at) {
    int phrase = idiom(Idioms.FORWARD, at);
    if (phrase > 0) {
      return phrase;
    }
    if (word(at).equals("no")) {
      return no(at);
    }
    if (word(at).equals("without")) {
      return word(at + 1).endsWith("ing") ? 1 : 0;
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
      return (WONT.contains(word)
          ? !utterance.begins(at) && DECIDING.contains(before)
          : !OTHERS.contains(before));
    }
    if (word.equals("not") || word.equals("cannot")) {
      boolean order = !before.equals("do") || isOrder(word(at - 2), at + 1);
      return order
          && (BEFORE_NOT.contains(before)
              || word(at + 1).equals("to")
              || isPassive(at + 1)
              || isNotDoing(at));
    }
    if (word.equals("never")) {
      return (utterance.begins(at) || BEFORE_NEVER.contains(before))
          && !Telling.isPast(word(at + 1));
    }
    return ALWAYS.contains(word) && !isFact(at + 1);
  }

  /** "not upgrading just now"; but "not working". */
  private boolean isNotDoing(int at) {
    String next = word(at + 1);
    return utterance.begins(at) && next.endsWith("ing") && !FAULTS.contains(next);
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
      return isNoThing(at) ? 1 : 0;
    }
    int act = word(at + 2).equals("to") ? at + 3 : at + 2;
    return HARMLESS.contains(word(act)) ? 0 : 2;
  }

  /** "no snapshot before midnight"; but "no rush", "no refund yet", "no code came". */
  private boolean isNoThing(int at) {
    boolean act = word(at + 1).endsWith("ing");
    boolean opens = at == 0 || begins(at) || BEFORE_NO.contains(word(at - 1));
    return (act || opens) && at + 1 < length() && !utterance.begins(at + 1) && !isTold(at);
  }

  /** "nobody came", "nobody can tell"; but "nobody is to touch it". */
  private boolean isFact(int verb) {
    String word = word(verb);
    boolean fact = FACTS.contains(word) && !word(verb + 1).equals("to");
    return fact || Telling.isPast(word);
  }

  /** Whether the rest of a clause tells of a fact. */
  private boolean isTold(int at) {
    for (int i = at + 1; i < length() && !utterance.begins(i); i++) {
      if (TOLD.contains(word(i)) || (i == at + 1 && Telling.isPast(word(i)))) {
        return true;
      }
    }
    return false;
  }

  private boolean isForbidding(int at) {
    boolean negatedItself = DONT.contains(word(at - 1)) || word(at - 1).equals("not");
    return forbids.test(at) && !negatedItself;
  }

  private boolean isHarmless(int at) {
    String next = word(at + 1);
    boolean suggested = SUGGESTING.contains(word(at - 1)) || ADDRESSED.contains(next);
    return (suggested && !word(at + 2).equals("dare"))
        || (HARMLESS.contains(next) && !isCausative(at + 1) && !isMere(at))
        || (!isDoNot(at) && HARMLESS_BEHIND_NOT.contains(next));
  }

  /**
   * "don't just swap it", "don't stop the swap": what is named is not to be done, or is going on
   * already. But "don't stop, swap it".
   */
  private boolean isMere(int at) {
    String next = word(at + 1);
    boolean named = at + 2 < length() && !utterance.begins(at + 2);
    return named && isDoNot(at) && (next.equals("stop") || (MERELY.contains(next) && opens(at)));
  }

  /** Whether nobody of whom is told stands before a negator: an order. */
  private boolean opens(int at) {
    String before = word(at).equals("not") ? word(at - 2) : word(at - 1);
    return !SPEAKERS.contains(before) && !OTHERS.contains(before);
  }

  /** "don't have 30 eth staked"; but "don't have the box". */
  private boolean isCausative(int at) {
    boolean acts = false;
    for (int i = at + 2; word(at).equals("have") && i < length() && !begins(i); i++) {
      acts |= Telling.isPast(word(i));
    }
    return acts;
  }

  /** "don't", "do not": an order with a verb to come, whatever comes. */
  private boolean isDoNot(int at) {
    return DONT.contains(word(at)) || (word(at).equals("not") && word(at - 1).equals("do"));
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }

  private int length() {
    return utterance.length();
  }

  private String word(int at) {
    return utterance.word(at);
  }
}
