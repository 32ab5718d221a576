package io.micromap.service.wire;

import io.micromap.runtime.decisionmodel.ChoiceAnswer;
import io.micromap.runtime.decisionmodel.Details;
import io.micromap.runtime.decisionmodel.PredicateAnswer;
import io.micromap.service.fallback.FallbackAnswer;
import io.micromap.service.fallback.FallbackAnswer.Said;

/** The answer to a question, before it takes the form of a format. */
sealed interface Given {

  /** What the mapper decided. */
  Details details();

  /** The answer of another service in place of this one, with this one's details. */
  Given instead(Said said);

  /** To which of some labels. */
  record Choice(ChoiceAnswer answer) implements Given {

    @Override
    public Details details() {
      return answer.details();
    }

    @Override
    public Given instead(Said said) {
      return said instanceof FallbackAnswer.Choice other
          ? new Choice(
              new ChoiceAnswer(
                  other.choice(), other.confidence(), other.probabilities(), false, details()))
          : this;
    }
  }

  /** To yes or no. */
  record Predicate(PredicateAnswer answer) implements Given {

    @Override
    public Details details() {
      return answer.details();
    }

    @Override
    public Given instead(Said said) {
      return said instanceof FallbackAnswer.Probability other
          ? new Predicate(new PredicateAnswer(other.probability(), false, details()))
          : this;
    }
  }
}
