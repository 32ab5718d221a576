package io.micromap.runtime.featurizer;

import io.micromap.runtime.featurizer.Utterance.Gap;
import java.util.Arrays;
import java.util.Set;

/** Tells a bare order with a question mark, which asks whether to act: "swap 2 eth?". */
public final class Doubt {

  /** In a request, or in a question that is read by its words. */
  private static final Set<String> REQUESTING =
      WordSet.of(
          "please pls plz kindly you u your possible mind thanks can could would will won't couldn't"
              + " wouldn't can't may might must shall should need needs want like love hope chance way"
              + " now asap whether if or what how why when where who which ready done ok okay");

  /** Opens no order: what is told or asked without a verb of acting. */
  private static final Set<String> STATING =
      WordSet.of(
          "i we he she it they that this there the a an my our his her their its these those is are"
              + " am was were do does did has have had any anything got some no not all so in on at"
              + " with for from to of about and but");

  private Doubt() {}

  /** Makes a question of each clause that is a bare order before a question mark. */
  public static void mark(Utterance utterance, Mood[] moods) {
    int from = 0;
    for (int at = 1; at <= moods.length; at++) {
      if (at == moods.length || utterance.begins(at)) {
        if (isBare(utterance, moods, from, at)) {
          Arrays.fill(moods, from, at, Mood.QUESTION);
        }
        from = at;
      }
    }
  }

  private static boolean isBare(Utterance utterance, Mood[] moods, int from, int to) {
    boolean opens = from == 0 || utterance.behind(from - 1).compareTo(Gap.SENTENCE) >= 0;
    boolean bare =
        opens
            && to - from > 1
            && utterance.behind(to - 1) == Gap.QUESTION
            && !STATING.contains(utterance.word(from));
    for (int i = from; i < to && bare; i++) {
      bare = moods[i] == Mood.ORDER && !REQUESTING.contains(utterance.word(i));
    }
    return bare;
  }
}
