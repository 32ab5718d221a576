package io.micromap.runtime.featurizer;

import java.util.Set;

/** Tells what must not be left undone: "don't leave my rewards unclaimed" asks for the claim. */
final class Neglect {

  private static final Set<String> LEAVING = Set.of("leave", "let");

  private static final Set<String> UNDONE =
      WordSet.of("unclaimed uncollected unharvested unpaid unrepaid idle unused undone unwatered");

  private Neglect() {}

  /** Whether a verb leaves something undone: "leave it unclaimed"; but "leave it staked". */
  static boolean isAt(Wording utterance, int verb) {
    boolean undone = false;
    for (int i = verb + 1; i < utterance.length() && !utterance.begins(i); i++) {
      undone |= UNDONE.contains(utterance.word(i));
    }
    return undone && LEAVING.contains(utterance.word(verb));
  }
}
