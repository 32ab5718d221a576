package io.micromap.runtime.featurizer;

import java.util.Set;

/**
 * Tells where what is replaced, or comes later, ends without a comma, and what is ordered begins:
 * "instead of gas i'd like eth", "rather than selling it put it into the vault", "before anyone
 * sells it i want to see it".
 */
final class Replacement {

  /** Before what is replaced. */
  static final PhraseIndex REPLACED = new PhraseIndex("instead of, rather than, before anyone");

  /** Verbs that stand at the beginning of an order as a rule. */
  private static final Set<String> ORDERING =
      WordSet.of(
          "put give make let set get use take turn have send move exchange show tell pay change lay"
              + " spin reset describe bring add convert fetch switch swivel");

  /** Before a word that looks like one of these. */
  private static final Set<String> NO_VERB_BEHIND =
      WordSet.of(
          "a an the my our your his her its their this that these those no any some to of and or not"
              + " don't dont didn't can could will would should must i we you they who which");

  private final Wording utterance;

  Replacement(Wording utterance) {
    this.utterance = utterance;
  }

  /**
   * Whether what is ordered begins at a word.
   *
   * @param behindReplaced the first word of what is replaced
   */
  boolean endsAt(int at, int behindReplaced) {
    return Negation.WISHES.isAt(utterance, at) || (at > behindReplaced && isVerb(at));
  }

  private boolean isVerb(int at) {
    return ORDERING.contains(utterance.word(at))
        && !NO_VERB_BEHIND.contains(utterance.word(at - 1))
        && !Negation.DETAILS.contains(utterance.word(at + 1));
  }
}
