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

  private static final Set<String> THAT_IS = Set.of("i.e", "e.g");

  private static final Set<String> FILLERS =
      WordSet.of(
          "please pls plz thanks thank you thx so just sorry that's what i said ok again mate lol lmao bro"
              + " man dude pal folks team guys tho though actually honestly haha and but"
              + " update edit ps then now oh ah ugh hm hmm um uh er eh argh well okay shoot damn gosh therefore"
              + " hence thus");

  /** What a clause says of what was named before. */
  private static final Set<String> REFERRING =
      WordSet.of(
          "it it's that that's this they they're these those which all is are there's theres");

  /**
   * Begins an idiom behind such a word that says of an act that it is not to be: "it isn't needed".
   */
  private static final Set<String> DENYING =
      WordSet.of(
          "isn't isnt aren't arent not no nothing is are was cancelled dropped postponed unnecessary");

  /** Begins what is meant in place of the clause before. */
  private static final PhraseIndex MEANING =
      new PhraseIndex("i mean, i meant, sorry i mean, sorry i meant");

  static final PhraseIndex WISHES =
      new PhraseIndex(
          "i want, we want, i need, we need, i'd, we'd, i would, we would, i'll, we'll, i prefer, we"
              + " prefer, i require, we require, i ask, we ask");

  /** Alone at the end of a prompt: refuses all of the sentence before. */
  private static final Set<String> NO = WordSet.of("no nope nah never not don't dont pass");

  /** What somebody said before: "ignore my last message and stake it". */
  private static final Set<String> SAID =
      WordSet.of(
          "above message messages request mail email note question instruction instructions ticket"
              + " comment order");

  private static final Set<String> POINTING = Set.of("that", "it", "this", "them");

  /** Begins what says more of an act that was named, rather than a clause of its own. */
  static final Set<String> DETAILS =
      WordSet.of(
          "a an in on at with by from to into onto of using which that or nor like via per around"
              + " along across over under towards toward ie namely meaning");

  /** Before what is a step or a name, though it takes back elsewhere: "swap it, then \"stop\"". */
  private static final Set<String> LEADING_ON =
      WordSet.of("then and to or the a an called named with say says said of word");

  private static final int LONGEST_TAIL = 7;

  private final Wording utterance;
  private final IntPredicate forbids;
  private final Negators negators;
  private final Leaving leaving;
  private final Replacement replacement;
  private final Retraction retraction;
  private final Hesitation hesitation;
  private final Closings closings;
  private final Restraint restraint;

  /**
   * A reading.
   *
   * @param forbids whether a word is a verb that forbids what follows ("cancel", "avoid"): whether
   *     it is one depends on who asks
   * @param speaks whether a word names the act that is asked about: an idiom that holds it, as
   *     "cancel that" where an order is cancelled, refuses nothing
   */
  public Negation(Wording utterance, IntPredicate forbids, IntPredicate speaks) {
    this.utterance = utterance;
    this.forbids = forbids;
    this.negators = new Negators(utterance, forbids, speaks);
    this.leaving = new Leaving(utterance, negators);
    this.replacement = new Replacement(utterance);
    this.retraction = new Retraction(utterance);
    this.hesitation = new Hesitation(utterance);
    this.closings = new Closings(utterance);
    this.restraint = new Restraint(utterance);
  }

  /** One flag per word: whether it is refused. */
  public boolean[] reach() {
    boolean[] governed = new boolean[utterance.length()];
    boolean open = false;
    boolean forbidden = false;
    boolean replaced = false;
    int behindNegator = -1;
    int resumed = -1;
    for (int i = 0; i < governed.length; i++) {
      boolean ends = i == behindNegator ? utterance.begins(i) : negators.begins(i);
      ends &= i != resumed;
      ends |= replaced && replacement.endsAt(i, behindNegator);
      boolean further = goesOn(i) && !isOther(i, behindNegator);
      boolean parts = forbidden || isInstead(i) || SAID.contains(word(i - 1));
      open &= (!ends || further) && !(word(i).equals("and") && parts);
      back(i, governed);
      int length = negators.length(i);
      if (length > 0) {
        if (open) {
          Arrays.fill(governed, i, i + length, true);
        }
        open = !isWhole(i, length);
        forbidden = forbids.test(i);
        replaced = Replacement.REPLACED.isAt(utterance, i);
        if (negators.isPassive(i + length) || negators.forbidsOfAThing(i)) {
          Arrays.fill(governed, beginning(i), i, true);
        }
        i += length - 1;
        behindNegator = i + 1;
        if (behindNegator < governed.length && utterance.begins(behindNegator)) {
          int act = Prohibition.behindInsertions(utterance, behindNegator);
          resumed = act > behindNegator ? act : -1;
          i = act - 1;
        }
      } else {
        governed[i] |= open;
      }
    }
    answers(governed);
    return governed;
  }

  /** Whether a word may tell a refusal; {@link Idioms} may as well. */
  static boolean mayTell(String word) {
    return Negators.mayNegate(word)
        || Leaving.mayTell(word)
        || Closings.mayTell(word)
        || Restraint.mayTell(word);
  }

  /** Marks what a clause refuses that says no more than "no, please don't". */
  private void answers(boolean[] governed) {
    for (int from = 0; from < governed.length; ) {
      int to = from + 1;
      while (to < governed.length && !utterance.begins(to)) {
        to++;
      }
      if (restraint.isIn(from, to)) {
        Arrays.fill(governed, from, to, true);
      }
      int refused = from > 0 && !hesitation.resumes(to) ? refusedBefore(from, to) : from;
      Arrays.fill(governed, refused, from, true);
      from = to;
    }
    Arrays.fill(governed, 0, tail(), true);
  }

  /** Where what a clause refuses that stands before it begins; the clause if it refuses nothing. */
  private int refusedBefore(int from, int to) {
    boolean last = to == utterance.length();
    if (last && !leadsOn(from) && isOnly(Idioms.TAKEN_BACK, from, to)) {
      return 0;
    }
    int closed = closings.closed(from, to);
    if (closed >= 0) {
      return closed;
    }
    if (corrects(from, to) || retraction.isAt(from, to)) {
      return answered(from);
    }
    if (!isOnly(Idioms.ANSWERS, from, to) || introduces(from, to)) {
      return from;
    }
    int before = answered(from);
    boolean parted = utterance.behind(from - 1) == Gap.SENTENCE && NO.contains(word(from));
    while (before > 0
        && last
        && (hesitation.isInterrupted(before) || (parted && !endsSentence(before - 1)))) {
      before = hesitation.clause(before - 1);
    }
    return before;
  }

  private boolean endsSentence(int word) {
    return utterance.behind(word).compareTo(Gap.SENTENCE) >= 0;
  }

  /**
   * Whether a clause puts something in place of the one before: "swap it, i mean stake it", "swap
   * it. actually stake it instead"; but "swap 2, i mean 3", "the farm".
   */
  private boolean corrects(int from, int to) {
    if (to < utterance.length() && isOnly(Idioms.CORRECTIONS, from, to)) {
      return true;
    }
    boolean instead = word(from).equals("actually") && word(to - 1).equals("instead");
    int meaning = MEANING.length(utterance, from);
    String next = word(from + meaning);
    boolean thing = DETAILS.contains(next) || Telling.isStart(next) || startsWithDigit(next);
    boolean meant = next.equals("it") && from + meaning + 1 == to;
    return instead || (meaning > 0 && from + meaning < to && !thing && !meant);
  }

  /** "swap it, and no, don't stake it": "no" belongs to what follows. */
  private boolean introduces(int from, int to) {
    return word(from).equals("and")
        && (negators.length(to) > 0 || (word(to).equals("do") && negators.length(to + 1) > 0));
  }

  /**
   * Where what an answer refuses begins: the clause before, but for hesitation; of questions all.
   */
  private int answered(int answer) {
    int before = hesitation.clause(answer - 1);
    boolean asked = utterance.behind(answer - 1) == Gap.QUESTION;
    while (before > 0
        && (hesitation.hesitates(before)
            || (asked && utterance.behind(before - 1) == Gap.QUESTION))) {
      before = hesitation.clause(before - 1);
    }
    return before;
  }

  /** Whether a clause names nothing itself before an idiom: "it isn't needed". */
  private boolean refersBack(int from, int at) {
    for (int i = from; i < at; i++) {
      if (!REFERRING.contains(word(i))) {
        return false;
      }
    }
    return from == at || DENYING.contains(word(at));
  }

  /** Where the clause before begins, but for hesitation: "swapping? thanks, but no thanks". */
  private int before(int clause) {
    int behind = clause;
    while (behind > 1 && negators.contrasts(behind - 1)) {
      behind--;
    }
    int from = beginning(behind - 1);
    while (from > 0 && hesitation.hesitates(from)) {
      from = beginning(from - 1);
    }
    return from;
  }

  /** Whether what follows is a step of its own, or a name. */
  private boolean leadsOn(int at) {
    return LEADING_ON.contains(word(at - 1)) || word(at).equals("then");
  }

  /** Where the words begin that end a prompt and take it back, behind no sign: "swap it nvm". */
  private int tail() {
    int end = utterance.length();
    for (int i = Math.max(1, end - LONGEST_TAIL); i < end; i++) {
      if (negators.idiom(Idioms.TAILS, i) == end - i) {
        return i;
      }
    }
    return 0;
  }

  /** Whether a clause holds phrases of a kind and, but for those, nothing to speak of. */
  private boolean isOnly(PhraseIndex phrases, int from, int to) {
    boolean refuses = false;
    for (int i = from; i < to; i++) {
      int length = negators.idiom(phrases, i);
      int aside = Idioms.ASIDES.length(utterance, i);
      if (length > 0) {
        refuses = true;
        i += length - 1;
      } else if (aside > 0) {
        i += aside - 1;
      } else if (!FILLERS.contains(word(i))) {
        return false;
      }
    }
    return refuses;
  }

  /** Marks what an idiom refuses that stands behind its object. */
  private void back(int at, boolean[] governed) {
    int length = negators.idiom(Idioms.BACKWARD, at);
    int from = beginning(at);
    int left = leaving.begins(from) ? leaving.length(from, at) : 0;
    if (length == 0 && left == 0) {
      return;
    }
    if (length > 0 && word(from - 1).equals("and")) {
      int before = hesitation.clause(from - 1);
      before += negators.contrasts(before) ? 1 : 0;
      from = Telling.isDoing(word(before)) ? before : from;
    }
    if (length > 0) {
      int to = isWhole(at, length) ? at + length : end(at);
      Arrays.fill(governed, from > 0 && refersBack(from, at) ? before(from) : from, to, true);
    } else if (from < at) {
      Arrays.fill(governed, from, at + left, true);
    }
  }

  /** Where the clause of a word begins. */
  private int beginning(int at) {
    int from = at;
    while (from > 0 && !negators.begins(from) && !word(from - 1).equals("and")) {
      from--;
    }
    while (from < at && negators.contrasts(from)) {
      from++;
    }
    return from;
  }

  private int end(int at) {
    int to = at + 1;
    while (to < utterance.length() && !negators.begins(to)) {
      to++;
    }
    return to;
  }

  /**
   * Whether behind a comma no other clause begins: "don't scale it, by half", "…, paying in usd".
   */
  private boolean goesOn(int at) {
    String word = word(at);
    if (at == 0 || negators.contrasts(at)) {
      return false;
    }
    boolean doing = Telling.isDoing(word) && !word.equals("asking");
    boolean detail = DETAILS.contains(word) || doing || startsWithDigit(word);
    return isThatIs(at) || (detail && utterance.behind(at - 1) == Gap.CLAUSE);
  }

  /** "not to usdt, to usdc": what is meant begins as what is not. */
  private boolean isOther(int at, int behindNegator) {
    return behindNegator > 0
        && word(behindNegator - 1).equals("not")
        && word(at).equals(word(behindNegator));
  }

  /** "scratch that and stake it": what refuses names its object itself, and an order follows. */
  private boolean isWhole(int at, int length) {
    return length > 1
        && POINTING.contains(word(at + length - 1))
        && word(at + length).equals("and");
  }

  private static boolean startsWithDigit(String word) {
    return !word.isEmpty() && Character.isDigit(word.charAt(0));
  }

  /**
   * Whether "instead" ends the clause that goes on here: "forget the swap and stake it instead".
   */
  private boolean isInstead(int at) {
    int last = at + 1;
    while (last + 1 < utterance.length() && !utterance.begins(last + 1)) {
      last++;
    }
    return last > at + 1 && word(last).equals("instead");
  }

  /** "i.e.", before and behind which nothing new begins. */
  private boolean isThatIs(int at) {
    return THAT_IS.contains(word(at)) || THAT_IS.contains(word(at - 1));
  }

  private String word(int at) {
    return utterance.word(at);
  }
}
