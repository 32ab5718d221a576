package io.micromap.runtime.featurizer;

import java.util.Set;

/** Tells clauses that only stop what is said, and those that go on with it: "swap it. wait, no". */
final class Hesitation {

  /** A clause of its own before an answer: "swap it. wait, no". */
  private static final Set<String> HESITATING =
      WordSet.of(
          "wait hmm hm um uh well oh ah ugh er eh argh shoot damn gosh hang actually no on second thought"
              + " thoughts thanks thank you genius brilliant wonderful splendid lovely");

  /** What was stopped goes on: "swap it. no wait, just do it". */
  private static final PhraseIndex RESUMED =
      new PhraseIndex(
          "do it, just do it, do it anyway, just do it anyway, go ahead, go ahead and do it, go for"
              + " it, proceed, carry on, go on, never mind that do it");

  private final Wording utterance;

  Hesitation(Wording utterance) {
    this.utterance = utterance;
  }

  /** Whether a clause says no more than "no, wait". */
  boolean hesitates(int from) {
    int at = from;
    while (HESITATING.contains(utterance.word(at)) && (at == from || !utterance.begins(at))) {
      at++;
    }
    return at > from && utterance.begins(at);
  }

  /** Whether the clause at a word, or the one before it, only stops what was said: "oh hang on". */
  boolean isInterrupted(int at) {
    return hesitates(at) || hesitates(clause(at - 1));
  }

  /** Whether a clause at a word goes on with what was stopped: "no wait, just do it". */
  boolean resumes(int at) {
    int length = RESUMED.length(utterance, at);
    return length > 0 && (at + length == utterance.length() || utterance.begins(at + length));
  }

  /** Where the clause of a word begins that punctuation sets off. */
  int clause(int at) {
    int from = at;
    while (from > 0 && !utterance.begins(from)) {
      from--;
    }
    return from;
  }
}
