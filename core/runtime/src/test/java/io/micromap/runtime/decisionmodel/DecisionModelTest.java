package io.micromap.runtime.decisionmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micromap.runtime.bundle.SampleBundle;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Decision.Status;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.spi.Thresholds;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;

class DecisionModelTest {

  private static final Mapper LAMP =
      SampleBundle.mapper(
          SampleBundle.of(
              true, Thresholds.global(0.5), "on", "light", "off", "dark", "dim", "half"));
  private static final DecisionModel MODEL = DecisionModel.of(LAMP);

  @Example
  void aChoiceAmongAllLabelsIsTheMappersAnswer() {
    ChoiceAnswer answer = MODEL.read("light light").answer(choice("off", "dim", "on"));

    assertThat(answer.choice()).isEqualTo("on");
    assertThat(answer.refused()).isFalse();
    assertThat(answer.probabilities()).containsOnlyKeys("off", "dim", "on");
    assertThat(answer.probabilities().keySet()).containsExactly("off", "dim", "on");
    assertThat(answer.details().status()).isEqualTo(Status.MAPPED);
    assertThat(answer.details().candidate()).contains("on");
    assertThat(answer.details().confidence()).isEqualTo(LAMP.map("light light").confidence());
  }

  @Example
  void allLabelsCanBeAskedForWithoutNamingThem() {
    assertThat(MODEL.everyLabel().options()).containsExactly("on", "off", "dim");
    assertThat(MODEL.read("light").answer(MODEL.everyLabel()))
        .isEqualTo(MODEL.read("light").answer(choice("on", "off", "dim")));
  }

  @Example
  void aCatchAllGetsWhatIsOutOfScopeAndWhatWasNotAskedFor() {
    Reading reading = MODEL.read("light");
    double[] probabilities = LAMP.predict("light").probabilities();

    ChoiceAnswer answer = reading.answer(choice("off", "on", "none"));

    assertThat(answer.probabilities().get("on")).isCloseTo(probabilities[0], within(1e-12));
    assertThat(answer.probabilities().get("off")).isCloseTo(probabilities[1], within(1e-12));
    assertThat(answer.probabilities().get("none"))
        .isCloseTo(1 - probabilities[0] - probabilities[1], within(1e-12));
  }

  @Example
  void anAbstentionIsTheCatchAllWhereOneWasOffered() {
    ChoiceAnswer answer = MODEL.read("light dark").answer(choice("on", "off", "Unknown"));

    assertThat(answer.choice()).isEqualTo("Unknown");
    assertThat(answer.refused()).isFalse();
    assertThat(answer.details().abstained()).isTrue();
  }

  @Example
  void anAbstentionWithoutACatchAllIsARefusalWithoutConfidence() {
    ChoiceAnswer answer = MODEL.read("light dark").answer(choice("off", "on"));

    assertThat(answer.refused()).isTrue();
    assertThat(answer.confidence()).isZero();
    assertThat(answer.choice()).as("of equals the mapper's first").isEqualTo("on");
    assertThat(answer.probabilities().get("on")).isCloseTo(0.5, within(1e-9));
  }

  @Example
  void anAnswerThatWasNotAskedForIsAnAbstention() {
    Reading reading = MODEL.read("light");

    ChoiceAnswer refused = reading.answer(choice("off", "dim"));
    ChoiceAnswer none = reading.answer(choice("off", "dim", "none"));

    assertThat(refused.refused()).isTrue();
    assertThat(refused.details().reason()).isEqualTo(Details.NOT_ASKED);
    assertThat(refused.details().candidate()).contains("on");
    assertThat(none.choice()).isEqualTo("none");
    assertThat(none.confidence()).isPositive();
  }

  @Example
  void aPromptWithoutEvidenceBelongsToTheCatchAllAlone() {
    ChoiceAnswer none = MODEL.read("quantum").answer(choice("on", "off", "none"));
    ChoiceAnswer refused = MODEL.read("").answer(choice("on", "off"));

    assertThat(none.choice()).isEqualTo("none");
    assertThat(none.probabilities().get("none")).isEqualTo(1);
    assertThat(none.details().reason()).isEqualTo("no_known_features");
    assertThat(refused.refused()).isTrue();
    assertThat(refused.probabilities().values()).containsExactly(0.5, 0.5);
    assertThat(refused.details().candidate()).isEmpty();
  }

  @Example
  void anAuditTurnsAnAnswerIntoAnAbstention() {
    DecisionModel audited = MODEL.withAudit((prompt, decision) -> Optional.of("negated"));

    ChoiceAnswer answer = audited.read("light").answer(choice("on", "off"));
    PredicateAnswer predicate = audited.read("light").answer(audited.predicate("on", ""));

    assertThat(answer.refused()).isTrue();
    assertThat(answer.details().reason()).isEqualTo("negated");
    assertThat(answer.choice()).isEqualTo("on");
    assertThat(answer.probabilities().values()).containsExactly(0.5, 0.5);
    assertThat(predicate.refused()).isTrue();
    assertThat(predicate.probability()).as("programs act on it").isZero();
    assertThat(audited.read("light").answer(choice("on", "off", "none")).probabilities())
        .containsEntry("on", 0.0)
        .containsEntry("none", 1.0);
    assertThat(audited.read("").objection()).as("abstentions are not audited").isEmpty();
  }

  @Example
  void aRequestMayRaiseTheThresholdButNeverLowerIt() {
    assertThat(MODEL.read("light", 1).decision().abstained()).isTrue();
    assertThat(MODEL.read("light", 1).decision().threshold()).isEqualTo(1);
    assertThat(MODEL.read("light dark", 0).decision()).isEqualTo(LAMP.map("light dark"));
    assertThatThrownBy(() -> MODEL.read("light", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void aPredicateIsTheProbabilityOfItsLabel() {
    Reading reading = MODEL.read("light");
    double on = LAMP.predict("light").probabilities()[0];

    for (PredicateQuestion question :
        List.of(
            MODEL.predicate("on", "Is the lamp to shine?"),
            MODEL.predicate("", "on"),
            MODEL.predicate("q1", "Does the user ask for this?\nLabel: on  \nThink hard."))) {
      assertThat(question.label()).isEqualTo("on");
      assertThat(reading.answer(question).probability()).isEqualTo(on);
      assertThat(reading.answer(question).refused()).isFalse();
    }
    assertThat(MODEL.read("light dark").answer(MODEL.predicate("on", "")).refused()).isTrue();
  }

  @Example
  void anUnknownLabelIsRefusedWithTheKnownOnes() {
    assertRefused(() -> choice("on", "of"), ErrorCode.UNKNOWN_LABEL, "'of'", "on, off, dim");
    assertRefused(
        () -> MODEL.predicate("q", "label: red"), ErrorCode.UNKNOWN_LABEL, "red", "on, off, dim");
  }

  @Example
  void aQuestionThatIsNotAboutTheLabelsIsRefused() {
    ErrorCode code = ErrorCode.UNSUPPORTED_QUESTION;
    assertRefused(() -> choice("on"), code, "at least 2 labels");
    assertRefused(() -> choice("on", "none"), code, "at least 2 labels");
    assertRefused(() -> choice("on", "off", "on"), code, "twice");
    assertRefused(() -> choice("on", "off", "none", "other"), code, "More than one");
    assertRefused(() -> MODEL.predicate("angry", "Is the user angry?"), code, "on, off, dim");
    assertRefused(() -> MODEL.predicate("on", "label: off"), code, "off and on");
    assertRefused(() -> MODEL.choice(Collections.nCopies(256, "on")), code, "twice");
  }

  @Example
  void aLabelThatLooksLikeACatchAllIsALabel() {
    Mapper mapper =
        SampleBundle.mapper(
            SampleBundle.of(
                false, Thresholds.global(0.5), "on", "light", "off", "dark", "other", "noise"));
    DecisionModel model = DecisionModel.of(mapper).withCatchAll("Abstain");

    ChoiceAnswer answer =
        model.read("noise").answer(model.choice(List.of("on", "other", "abstain")));

    assertThat(answer.choice()).isEqualTo("other");
    assertThat(answer.details().status()).isEqualTo(Status.MAPPED);
  }

  @Example
  void detailsAsJsonSayWhoDecidedWhat() {
    String json = Json.line(MODEL.read("").answer(choice("on", "off")).details());

    assertThat(json)
        .startsWith(
            "{\"status\":\"ABSTAINED\",\"reason\":\"empty\",\"threshold\":0.5,"
                + "\"candidate\":null,\"confidence\":0.0,\"model\":{\"id\":\"custom\",\"sha256\":");
  }

  private static ChoiceQuestion choice(String... options) {
    return MODEL.choice(Arrays.asList(options));
  }

  private static void assertRefused(Runnable question, ErrorCode code, String... words) {
    assertThatThrownBy(question::run)
        .isInstanceOfSatisfying(MicromapException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContainingAll(words);
  }
}
