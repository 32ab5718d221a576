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

  private BareRefusal() {}

  /** The first word that is refused; -1 if a prompt does not open so. */
  static int from(Wording utterance) {
    int at = 0;
    while (OPENERS.contains(utterance.word(at))) {
      at++;
    }
    int length = refusal(utterance, at);
    int next = at + length;
    boolean joined = length > 0 && next < utterance.length() && !utterance.begins(next);
    return joined && isNoVerb(utterance, next) ? next : -1;
  }

  private static int refusal(Wording utterance, int at) {
    String word = utterance.word(at);
    if (word.equals("don't") || word.equals("dont")) {
      return 1;
    }
    boolean parted = utterance.word(at + 1).equals("not") && !utterance.begins(at + 1);
    return word.equals("do") && parted ? 2 : 0;
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
