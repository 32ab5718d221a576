package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.Utterance.Gap;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Finds the words of an English prompt that negate an act that follows, and where clauses begin.
 * What only looks like a negator is told by the words around it: "don't wait", "not only", "no
 * rush".
 */
final class Negators {

  private static final Set<String> DONT = Set.of("don't", "dont");

  /** Before a "t" that a wrong sign parts from it: "don;t". */
  private static final Set<String> BROKEN = Set.of("don", "won", "shouldn", "mustn");

  private static final Set<String> MODAL =
      WordSet.of(
          "won't wont wouldn't wouldnt shouldn't shouldnt mustn't mustnt needn't neednt "
              + "shan't ain't");

  private static final Set<String> NOT_TO_BE =
      WordSet.of("shouldn't shouldnt mustn't mustnt needn't neednt");

  private static final Set<String> NOT_TO = WordSet.of("should must shall may");

  private static final Set<String> WONT = Set.of("won't", "wont");

  /** Whose "won't" refuses; that of a page tells of a fault. */
  private static final Set<String> DECIDING = WordSet.of("i we you");

  private static final Set<String> FACTS =
      WordSet.of(
          "is was were has had can could home here knows answers seems works minds objects cares");

  /** "if nobody minds" is manners. */
  private static final Set<String> MINDING = Set.of("minds", "objects", "cares", "disagrees");

  /** Before "remains": what is left over. */
  private static final Set<String> RELATIVE = WordSet.of("what whatever that which who the");

  private static final Set<String> PLAIN = WordSet.of("never not cannot no without");

  private static final Set<String> ALWAYS = Set.of("nobody", "noone", "nor", "neither");

  /** "not" governs an act behind one of these, or before "to". */
  private static final Set<String> BEFORE_NOT =
      WordSet.of(
          "do must should shall will would may might rather better please am i'm im we're are "
              + "certainly absolutely definitely need prefer");

  private static final Set<String> BEFORE_NEVER =
      WordSet.of("please will i'll should must can would just you and");

  private static final Set<String> BEHIND_NO =
      WordSet.of(
          "need longer reason way point intention plans plan more circumstances circumstance "
              + "case account event");

  private static final Set<String> BEFORE_NO =
      WordSet.of("please and so nah nope hey hi pls hence therefore thus");

  /** In a clause that begins with "no": what tells of a fact, or asks for haste. */
  private static final Set<String> TOLD =
      WordSet.of(
          "problem problems worries worry rush hurry idea doubt luck response answer reply matter"
              + " questions kidding excuses ifs buts joke joking delay delays"
              + " is are was were has have had yet came come comes arrived received shows showed"
              + " works working appears appeared since got get sent can could i found idle went"
              + " goes included home");

  /** Behind a negator: what makes it an urgent request, or a statement of fact. */
  private static final Set<String> HARMLESS =
      WordSet.of(
          "wait waiting hesitate delay worry mind forget miss fail stop waste lose sleep dawdle ask"
              + " asking only just know have like think see understand remember care trust"
              + " recognize recognise believe own sure yet receive work fit find later matter"
              + " exceed further hesitation able");

  /** "not a", "not in"; what "don't" cannot stand before. */
  private static final Set<String> HARMLESS_BEHIND_NOT =
      WordSet.of("happy good satisfied certain a an the at in on here home very so use go");

  private static final Set<String> ARTICLES = Set.of("a", "an", "the");

  private static final Set<String> MERELY = Set.of("just", "only");

  private static final Set<String> SPEAKERS = Set.of("i", "we");

  /** Of whom is told rather than to whom an order goes. */
  private static final Set<String> OTHERS = WordSet.of("they he she it this that who people");

  /** What a speaker does not want done is refused; what he does not do is told. */
  private static final Set<String> WANTING = WordSet.of("want wanna wish need plan intend ever");

  private static final Set<String> SUGGESTING = Set.of("why", "if");

  private static final Set<String> ADDRESSED = Set.of("you", "we");

  private static final Set<String> PASSIVE = WordSet.of("be become get getting being");

  /** Behind "not": what tells of a thing that fails. */
  private static final Set<String> FAULTS =
      WordSet.of(
          "working loading responding starting showing getting opening charging fitting running"
              + " coming arriving turning connecting syncing scaling going seeing receiving being"
              + " having knowing matching sitting accepting printing playing holding closing ready"
              + " terminating answering listening serving resolving scraping scheduling moving"
              + " anything nothing something everything");

  /** Words that begin a clause of their own. */
  private static final PhraseIndex CONTRASTS =
      new PhraseIndex(
          "but, just, only, instead, rather, so, please, pls, plz, kindly, however, yet, "
              + "unless, until, till, except, because, since, then, let's, can you, could you, "
              + "would you, will you, can i, could i, may i");

  private static final PhraseIndex PURPOSES = new PhraseIndex("so that, so as to");

  private final Wording utterance;
  private final IntPredicate forbids;
  private final IntPredicate speaks;

  Negators(Wording utterance, IntPredicate forbids, IntPredicate speaks) {
    this.utterance = utterance;
    this.forbids = forbids;
    this.speaks = speaks;
  }

  /** Whether a word may be a negator. */
  static boolean mayNegate(String word) {
    return DONT.contains(word)
        || BROKEN.contains(word)
        || MODAL.contains(word)
        || ALWAYS.contains(word)
        || PLAIN.contains(word)
        || Prohibition.isMisspelt(word);
  }

  /** Whether a word behind a negator may ask for haste, or tell of a fact: "don't wait". */
  static boolean mayBeHarmless(String word) {
    return HARMLESS.contains(word);
  }

  /** How many words a negator that begins here takes; 0 if none does. */
  int length(int at) {
    int phrase = idiom(Idioms.FORWARD, at);
    if (phrase > 0) {
      boolean amount = word(at).equals("no") && word(at + phrase).equals("than");
      return amount || MINDING.contains(word(at + phrase)) ? 0 : phrase;
    }
    if (BROKEN.contains(word(at)) && word(at + 1).equals("t")) {
      return isHarmless(at + 1) ? 0 : 2;
    }
    if (word(at).equals("no")) {
      return no(at);
    }
    if (word(at).equals("without")) {
      return Telling.isDoing(word(at + 1)) ? 1 : 0;
    }
    return (isNegator(at) && !isHarmless(at)) || isForbidding(at) ? 1 : 0;
  }

  /**
   * How many words an idiom takes that begins at a word; 0 if none does, or it is of the rest: "do
   * nothing else", "leave everything else", "stake whatever remains".
   */
  int idiom(PhraseIndex phrases, int at) {
    int length = phrases.length(utterance, at);
    if (length == 0 || word(at + length).equals("else") || isRest(at)) {
      return 0;
    }
    for (int i = at; i < at + length; i++) {
      if (speaks.test(i)) {
        return 0;
      }
    }
    return length;
  }

  /** "what remains", "the hole that stays", "the remains". */
  private boolean isRest(int at) {
    String word = word(at);
    boolean stays = word.equals("remains") || word.equals("stays") || word.equals("remain");
    return stays && RELATIVE.contains(word(at - 1));
  }

  /** Whether a clause begins at a word: behind punctuation, or with a contrast. */
  boolean begins(int at) {
    return utterance.begins(at) || (contrasts(at) && !PURPOSES.isAt(utterance, at));
  }

  /** Whether a contrast stands at a word. */
  boolean contrasts(int at) {
    return CONTRASTS.isAt(utterance, at);
  }

  /** Whether the passive stands at a word: "be sold", "to be sold". */
  boolean isPassive(int at) {
    return PASSIVE.contains(word(at)) || (word(at).equals("to") && PASSIVE.contains(word(at + 1)));
  }

  /** "my sol shouldn't go there"; but "the debt shouldn't grow, repay it". */
  boolean forbidsOfAThing(int at) {
    boolean negated = word(at).equals("not") && NOT_TO.contains(word(at - 1));
    boolean last = (negated || NOT_TO_BE.contains(word(at))) && !begins(at);
    for (int i = at + 1; i < utterance.length() && last; i++) {
      last = !begins(i);
    }
    return last;
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
              || isNotDoing(at)
              || isContrasted(at));
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
    return utterance.begins(at) && Telling.isDoing(next) && !FAULTS.contains(next);
  }

  /** "stake 5 eth, not unstake"; but "pods start, not yet ready". */
  private boolean isContrasted(int at) {
    String next = word(at + 1);
    return at > 1
        && utterance.behind(at - 1) == Gap.CLAUSE
        && !next.isEmpty()
        && (ARTICLES.contains(next) || !HARMLESS_BEHIND_NOT.contains(next))
        && !BareRefusal.tellsOfAThing(next)
        && !Telling.isPast(next);
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
    boolean act = Telling.isDoing(word(at + 1));
    boolean opens = at == 0 || begins(at) || BEFORE_NO.contains(word(at - 1));
    return (act || opens)
        && at + 1 < utterance.length()
        && !utterance.begins(at + 1)
        && !isTold(at);
  }

  /** "nobody came", "nobody can tell"; but "nobody is to touch it". */
  private boolean isFact(int verb) {
    String word = word(verb);
    boolean fact = FACTS.contains(word) && !word(verb + 1).equals("to");
    return fact || Telling.isPast(word);
  }

  /** Whether the rest of a clause tells of a fact. */
  private boolean isTold(int at) {
    for (int i = at + 1; i < utterance.length() && !utterance.begins(i); i++) {
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
    boolean parted = at + 1 < utterance.length() && utterance.begins(at + 1);
    int act = parted ? Prohibition.behindInsertions(utterance, at + 1) : at + 1;
    String next = word(act);
    boolean suggested =
        SUGGESTING.contains(word(at - 1)) || (ADDRESSED.contains(next) && !isToldOff(at, act + 1));
    return (suggested && !word(act + 1).equals("dare"))
        || Neglect.isAt(utterance, act)
        || (HARMLESS.contains(next) && !isCausative(act) && !isMere(at))
        || (!isDoNot(at)
            && !isContrasted(at)
            && HARMLESS_BEHIND_NOT.contains(next)
            && !(next.equals("go") && NOT_TO_BE.contains(word(at))));
  }

  /** "don't you restart it"; but "don't you think so", "don't you sell them?". */
  private boolean isToldOff(int at, int verb) {
    return DONT.contains(word(at))
        && utterance.begins(at)
        && verb < utterance.length()
        && !utterance.begins(verb)
        && !HARMLESS.contains(word(verb))
        && !isAsked(verb);
  }

  private boolean isAsked(int from) {
    int end = from;
    while (end < utterance.length() - 1 && utterance.behind(end).compareTo(Gap.SENTENCE) < 0) {
      end++;
    }
    return utterance.behind(end) == Gap.QUESTION;
  }

  /**
   * "don't just swap it", "don't stop the swap": what is named is not to be done, or is going on
   * already. But "don't stop, swap it".
   */
  private boolean isMere(int at) {
    String next = word(at + 1);
    boolean named = at + 2 < utterance.length() && !utterance.begins(at + 2);
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
    for (int i = at + 2; word(at).equals("have") && i < utterance.length() && !begins(i); i++) {
      acts |= Telling.isPast(word(i));
    }
    return acts;
  }

  /** "don't", "do not": an order with a verb to come, whatever comes. */
  private boolean isDoNot(int at) {
    return DONT.contains(word(at)) || (word(at).equals("not") && word(at - 1).equals("do"));
  }

  private String word(int at) {
    return Prohibition.meant(utterance.word(at));
  }
}
