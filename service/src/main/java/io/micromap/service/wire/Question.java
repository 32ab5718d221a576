package io.micromap.service.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.runtime.decisionmodel.ChoiceQuestion;
import io.micromap.runtime.decisionmodel.PredicateQuestion;
import io.micromap.runtime.decisionmodel.Reading;
import io.micromap.service.fallback.OpenQuestion;
import java.util.List;

/** A question of a request, whichever format it came in. */
sealed interface Question {

  /** The question as System One has it, for another service. */
  OpenQuestion open();

  /** The mapper's answer. */
  Given answer(Reading reading);

  /** Which of some labels. */
  record Choice(ChoiceQuestion asked, JsonNode form) implements Question {

    @Override
    public OpenQuestion open() {
      return new OpenQuestion(form, asked.options());
    }

    @Override
    public Given answer(Reading reading) {
      return new Given.Choice(reading.answer(asked));
    }
  }

  /** Yes or no. */
  record Predicate(PredicateQuestion asked, JsonNode form) implements Question {

    @Override
    public OpenQuestion open() {
      return new OpenQuestion(form, List.of());
    }

    @Override
    public Given answer(Reading reading) {
      return new Given.Predicate(reading.answer(asked));
    }
  }
}
