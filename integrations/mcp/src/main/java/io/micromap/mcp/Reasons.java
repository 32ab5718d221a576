package io.micromap.mcp;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.runtime.mapper.Explanation;
import io.micromap.runtime.mapper.ExplanationText;
import java.util.List;

/**
 * What {@code explain} answers.
 *
 * @param sentence what the mapper decided, and which words spoke for it
 * @param explanation with the strongest features alone
 */
record Reasons(String sentence, @JsonUnwrapped Explanation explanation) {

  /**
   * The reasons of an explanation.
   *
   * @param most how many features to keep
   */
  static Reasons of(Explanation explanation, int most) {
    List<Explanation.Contribution> features = explanation.features();
    return new Reasons(
        ExplanationText.sentence(explanation),
        new Explanation(
            explanation.decision(),
            explanation.candidate(),
            explanation.runnerUp(),
            explanation.familiarity(),
            features.subList(0, Math.min(most, features.size())),
            explanation.words(),
            explanation.unplaced()));
  }
}
