package io.micromap.runtime.featurizer;

import java.util.Set;

/** Tells clauses that take back the one before and say why: "swap it - nvm the fee is silly". */
final class Retraction {

  /** Takes an order back before it says why: "swap it - nvm the fee is silly". */
  static final PhraseIndex RETRACTING =
      new PhraseIndex(
          "nvm, nevermind, never mind, jk, just kidding, only kidding, no, no wait, wait no, oh wait,"
              + " hang on, oh hang on, hold on");

  /** May stand before that. */
  private static final Set<String> BEFORE_RETRACTING =
      WordSet.of("wait hmm hm um uh well oh ah ugh er eh argh shoot damn gosh lol but actually");

  /** Behind what takes back: the reason begins; but "never mind the fee", "no i mean". */
  private static final Set<String> REASONS =
      WordSet.of(
          "i i'm i've we we're we've it it's they they're he he's she she's there there's that's you"
              + " you're");

  /** In a reason that begins with a thing: "nvm gas is high". */
  private static final Set<String> FINITE =
      WordSet.of("is are was were isn't aren't has have had will won't");

  private final Wording utterance;

  Retraction(Wording utterance) {
    this.utterance = utterance;
  }

  /**
   * Whether a clause takes back the one before and says why: "nvm the fee is silly", "oh no there's
   * a lock"; but "never mind the fee", "no i want it".
   */
  boolean isAt(int from, int to) {
    int at = from;
    while (at < to && BEFORE_RETRACTING.contains(word(at))) {
      at++;
    }
    int reason = at + RETRACTING.length(utterance, at);
    if (reason == at || reason >= to || Negation.WISHES.isAt(utterance, reason)) {
      return false;
    }
    boolean plain = word(at).equals("no") || word(reason).equals("what");
    return REASONS.contains(word(reason))
        || (!plain
            && !Telling.isStart(word(reason))
            && (FINITE.contains(word(reason + 1)) || Telling.isPast(word(reason))));
  }

  /** Whether a clause that gives a reason begins at a word: "it's fine", "i found it". */
  static boolean isReason(Wording utterance, int at) {
    return REASONS.contains(utterance.word(at)) && !Negation.WISHES.isAt(utterance, at);
  }

  private String word(int at) {
    return Prohibition.meant(utterance.word(at));
  }
}
