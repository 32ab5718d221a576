package io.micromap.cli.verbs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.PredictionSets;
import java.util.List;

/**
 * A decision and the labels that hold the right one with a promised probability.
 *
 * @param decision under the thresholds, which the set does not depend on
 * @param set of labels
 */
record AnswerWithSet(@JsonUnwrapped Decision decision, LabelSet set) {

  /**
   * The set.
   *
   * @param share of in-scope prompts whose set holds the right label
   * @param rows in-scope held-out rows that the promise rests on
   * @param labels the top-ranked first; all of them where the prompt gives no evidence
   */
  record LabelSet(double share, int rows, List<String> labels) {

    static LabelSet of(PredictionSets sets, List<String> labels) {
      return new LabelSet(sets.share(), sets.rows(), labels);
    }
  }
}
