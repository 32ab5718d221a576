package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.Utterance.Gap;
import java.util.Set;

/**
 * Tells a prompt that opens with "don't" or "do not" before what is no verb: "do not the rewards i
 * claimed, stake them", "don't action: unstake". Whoever puts a refusal before words that were an
 * order by themselves refuses all of them, so that no clause behind it is an order.
 */
final class BareRefusal {

  /** May stand before the refusal. */
  private static final Set<String> OPENERS =
      WordSet.of(
          "please pls plz hi hey hello ok okay so well just and no nope sorry kindly now bot");

  /** Begins a noun phrase, a clause or a greeting, never what is forbidden. */
  private static final Set<String> NO_VERB =
      WordSet.of(
          "a an the my our your his her its their this these those some any all both each every"
              + " i i'm im i'd id i'll i've ive we we're we'd we've he she it it's they there"
              + " what what's which who whose where when why how is are was were am has had does"
              + " did can could would will shall should may might must don't dont not no never"
              + " nothing nobody nevermind please pls plz hey hi hello ok okay also only"
              + " from to into in at with by for of off if as because since before after while"
              + " until without one two three four five six seven eight nine ten twenty thirty"
              + " half time too wrong new old still that's here's there's");

  /** Behind a first word that names a thing: a statement begins. */
  private static final Set<String> FINITE =
      WordSet.of(
          "is are was were has had should must shall will would can could needs wants keeps says"
              + " looks sits isn't aren't wasn't doesn't didn't hasn't won't can't never");

  /** Behind a refusal and a comma: an order of its own. */
  private static final Set<String> CONTRASTS =
      WordSet.of("just instead but rather only let's lets better yes thanks thank");

  /** Behind "not": what tells of a thing. */
  private static final Set<String> NO_ACT =
      WordSet.of(
          "able yet even enough left right top up upside down sure happy good much many more less"
              + " ready available here there true possible responding back only just so very really");

  /** Before "not" or "never" at the end: "whether or not", "now or never", "why not". */
  private static final Set<String> NO_REFUSAL =
      WordSet.of(
          "or and but others than why if of course maybe perhaps probably certainly surely is are was were am do"
              + " does did has have had can could will would should must may might i you he she it"
              + " we they hope think guess say");

  /** In front of a prompt or behind it: no entry, a cross, thumbs down and the like. */
  private static final Set<String> SIGNS =
      WordSet.of("\ud83d\udeab \u26d4 \u274c \ud83d\uded1 \ud83d\udc4e \ud83d\ude45");

  /** Flags of a form or a program, wherever they stand: nothing of it is to be done. */
  static final PhraseIndex FLAGS =
      new PhraseIndex(
          "dry run true, dryrun true, dry run yes, dry run on, approved false, approved no, confirmed"
              + " false, confirmed no, confirm false, execute false, execute no, execute never, apply"
              + " false, apply no, apply never, allowed false, allowed no, run false, run never, draft"
              + " true, simulate true, simulation true, noop true, execute y n n, apply y n n, confirm y"
              + " n n, proceed y n n, yes x no, skip true, skipped true, cancelled true, canceled true");

  /** Opens a prompt: what follows is not done. */
  private static final PhraseIndex NOT_TODAY =
      new PhraseIndex("not today, not tonight, not now, not this time, not again");

  /** Opens a prompt: what follows stays as it is. */
  private static final PhraseIndex TAKING_BACK =
      new PhraseIndex(
          "i take it back, i take that back, i've changed my mind, i changed my mind, changed my"
              + " mind");

  private static final Set<String> STAYING =
      WordSet.of("doesn't don't won't isn't aren't doesnt wont isnt arent not stays stay remains");

  /** When it is done instead. */
  private static final Set<String> OTHER_TIMES =
      WordSet.of(
          "tomorrow today tonight now later when once after before until monday tuesday wednesday"
              + " thursday friday saturday sunday next instead but please pls");

  /** "change nothing but the address". */
  private static final Set<String> EXCEPTING = Set.of("but", "except", "besides");

  private static final Set<String> NOTHING = Set.of("nothing", "zero");

  private BareRefusal() {}

  /** Whether a word may refuse all of a prompt; negators may as well. */
  static boolean mayTell(String word) {
    return NOTHING.contains(word) || isSign(word);
  }

  private static boolean isSign(String word) {
    return SIGNS.contains(word)
        || (word.length() > 2 && SIGNS.contains(word.substring(0, word.offsetByCodePoints(0, 1))));
  }

  /** Whether a word behind "not" tells of a thing rather than refuses an act: "not yet". */
  static boolean tellsOfAThing(String word) {
    return NO_ACT.contains(word) || Telling.isDoing(word);
  }

  /** The first word that is refused; -1 if a prompt does not open or end so. */
  static int from(Wording utterance) {
    boolean signed = isSign(utterance.word(0)) || isSign(utterance.word(utterance.length() - 1));
    if (signed || endsRefused(utterance) || FLAGS.isIn(utterance, 0, utterance.length())) {
      return 0;
    }
    int at = 0;
    while (OPENERS.contains(utterance.word(at))) {
      at++;
    }
    if (isNothing(utterance, at)) {
      return at;
    }
    int late = behindRefusal(utterance, at);
    if (late > 0) {
      return late;
    }
    int behind =
        Math.max(Prohibition.behindHeading(utterance, 0), Prohibition.behindHeading(utterance, at));
    int next = at + refusal(utterance, at);
    if (behind >= 0 || next == at || next >= utterance.length()) {
      return behind;
    }
    if (utterance.begins(next)) {
      return parted(utterance, next);
    }
    boolean never = word(utterance, at).equals("never");
    boolean foreign = Prohibition.isForeign(utterance.word(at));
    boolean refuses = foreign || isNot(utterance, at) || (!never && isNoVerb(utterance, next));
    return refuses ? next : -1;
  }

  /**
   * Behind "not today, vertical flip" and "i take it back, the loop doesn't get filled"; 0 where
   * neither stands, as in "not today, do it tomorrow".
   */
  private static int behindRefusal(Wording utterance, int at) {
    int late = NOT_TODAY.length(utterance, at);
    int length = late > 0 ? late : TAKING_BACK.length(utterance, at);
    int from = at + length;
    if (length == 0
        || from >= utterance.length()
        || utterance.behind(from - 1) != Gap.CLAUSE
        || !endsWithItsClause(utterance, from)) {
      return 0;
    }
    boolean statement = Telling.isStart(utterance.word(from));
    boolean other = CONTRASTS.contains(utterance.word(from));
    boolean stays = false;
    for (int i = from; i < utterance.length(); i++) {
      String word = utterance.word(i);
      other |= OTHER_TIMES.contains(word);
      stays |= STAYING.contains(word);
    }
    return other || (late == 0 && !(statement && stays)) ? 0 : from;
  }

  /** "swap 2 eth for usdc not", "restart redis never": the last word turns all of it. */
  private static boolean endsRefused(Wording utterance) {
    int last = utterance.length() - 1;
    String word = word(utterance, last);
    return (word.equals("not")
            || word.equals("never")
            || word.equals("don't")
            || word.equals("dont"))
        && last > 1
        && utterance.behind(last) != Gap.QUESTION
        && !NO_REFUSAL.contains(utterance.word(last - 1));
  }

  /** "restart nothing", "deposit zero usdc", and no more than that. */
  private static boolean isNothing(Wording utterance, int at) {
    return NOTHING.contains(utterance.word(at + 1))
        && !NO_VERB.contains(utterance.word(at))
        && !EXCEPTING.contains(utterance.word(at + 2))
        && endsWithItsClause(utterance, at);
  }

  private static boolean endsWithItsClause(Wording utterance, int at) {
    for (int i = at + 1; i < utterance.length(); i++) {
      if (utterance.begins(i)) {
        return false;
      }
    }
    return true;
  }

  /** What punctuation parts from the refusal: "do not: swap it"; but "don't, i'd rather wait". */
  private static int parted(Wording utterance, int from) {
    int act = Prohibition.behindInsertions(utterance, from);
    String word = utterance.word(act);
    return NO_VERB.contains(word) || CONTRASTS.contains(word) ? -1 : act;
  }

  private static int refusal(Wording utterance, int at) {
    String word = word(utterance, at);
    if (Prohibition.isForeign(word)) {
      return 1;
    }
    if (word.equals("don't") || word.equals("dont") || word.equals("never")) {
      return 1;
    }
    boolean joined = word(utterance, at + 1).equals("not") && !utterance.begins(at + 1);
    return word.equals("do") && joined ? 2 : isNot(utterance, at) ? 1 : 0;
  }

  /** "not swap 2 eth", and no more than that; but "not the pods, restart the api". */
  private static boolean isNot(Wording utterance, int at) {
    String next = utterance.word(at + 1);
    return word(utterance, at).equals("not")
        && !next.isEmpty()
        && !NO_VERB.contains(next)
        && !tellsOfAThing(next)
        && !Telling.isPast(next)
        && endsWithItsClause(utterance, at);
  }

  private static String word(Wording utterance, int at) {
    return Prohibition.meant(utterance.word(at));
  }

  private static boolean isNoVerb(Wording utterance, int at) {
    String word = utterance.word(at);
    return NO_VERB.contains(word)
        || Character.isDigit(word.charAt(0))
        || Telling.isPast(word)
        || isHeading(utterance, at)
        || FINITE.contains(utterance.word(at + 1));
  }

  /** "action: unstake", "mailroom: pods wedged". */
  private static boolean isHeading(Wording utterance, int at) {
    boolean colon = at + 1 < utterance.length() && utterance.behind(at) == Gap.COLON;
    return colon && !Negators.mayBeHarmless(utterance.word(at));
  }
}
