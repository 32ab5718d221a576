package io.micromap.langchain4j;

import dev.langchain4j.model.decision.response.ChoiceAnswer;
import dev.langchain4j.model.decision.response.DecisionAnswer;
import dev.langchain4j.model.decision.response.RefusalAnswer;
import dev.langchain4j.model.decision.response.YesNoAnswer;
import io.micromap.runtime.decisionmodel.PredicateAnswer;
import java.util.Collections;
import java.util.Map;

/** A mapper's answers as LangChain4j's. */
final class AnswerForm {

  private AnswerForm() {}

  /**
   * The choice, or a refusal. Probabilities are left out where another option has more of it than
   * the one chosen, as may happen with a catch-all: routers go by the probabilities where there are
   * some, and would act on an answer that the mapper did not give.
   */
  static DecisionAnswer of(io.micromap.runtime.decisionmodel.ChoiceAnswer answer) {
    if (answer.refused()) {
      return RefusalAnswer.of();
    }
    Map<String, Double> probabilities = answer.probabilities();
    double most = Collections.max(probabilities.values());
    boolean first = probabilities.getOrDefault(answer.choice(), 0.0) >= most;
    return ChoiceAnswer.builder()
        .value(answer.choice())
        .probabilities(first ? probabilities : Map.of())
        .confidence(answer.confidence())
        .build();
  }

  /** The probability of yes, or a refusal. */
  static DecisionAnswer of(PredicateAnswer answer) {
    return answer.refused() ? RefusalAnswer.of() : YesNoAnswer.from(answer.probability());
  }
}
