package io.micromap.rails.audit;

import io.micromap.rails.text.OrderOptions;
import io.micromap.rails.text.Plan.Step;
import io.micromap.runtime.featurizer.Phrases;
import io.micromap.runtime.featurizer.WordReader.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Orders steps as they are to be done, where their words stand otherwise: "before you sell it,
 * claim it", "repay, but not before you withdrew".
 */
final class StepOrder {
  private final List<String> later;
  private final List<String> earlier;

  StepOrder(OrderOptions options) {
    later = options.later();
    earlier = options.earlier();
  }

  /** The steps in the order in which they are to be done. */
  List<Step> order(List<Step> steps, List<Word> words) {
    List<Step> ordered = new ArrayList<>(steps);
    for (int i = 0; i < ordered.size(); i++) {
      int from = ordered.get(i).from();
      if (i > 0 && begins(earlier, from, words)) {
        Collections.swap(ordered, i - 1, i);
      } else if (i == 0 && ordered.size() > 1 && begins(later, from, words)) {
        Collections.swap(ordered, 0, 1);
        i++;
      }
    }
    return ordered;
  }

  private static boolean begins(List<String> phrases, int at, List<Word> words) {
    return Phrases.length(phrases, at, i -> i < words.size() ? words.get(i).text() : "") > 0;
  }
}
