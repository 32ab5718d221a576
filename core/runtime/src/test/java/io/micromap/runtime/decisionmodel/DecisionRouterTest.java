package io.micromap.runtime.decisionmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micromap.runtime.bundle.SampleBundle;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Reason;
import io.micromap.spi.Thresholds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Example;

class DecisionRouterTest {

  private static final Mapper LAMP =
      SampleBundle.mapper(
          SampleBundle.of(true, Thresholds.global(0.5), "on", "light", "off", "dark"));
  private static final Mapper SHOP =
      SampleBundle.mapper(
          SampleBundle.of(true, Thresholds.global(0.5), "buy", "shoe", "off", "rebate"));
  private static final DecisionRouter ROUTER =
      router(DecisionModel.of(LAMP), DecisionModel.of(SHOP));

  private static DecisionRouter router(DecisionModel lamp, DecisionModel shop) {
    return DecisionRouter.of(new TreeMap<>(Map.of("lamp", lamp, "shop", shop)));
  }

  @Example
  void theOneMapperThatAnswersGivesTheAnswer() {
    Reading reading = ROUTER.read("shoe shoe", 0);

    assertThat(reading.decision().label()).contains("shop/buy");
    assertThat(reading.decision().model()).isEqualTo(SHOP.model());
    assertThat(reading.decision().confidence()).isEqualTo(SHOP.map("shoe shoe").confidence());
    assertThat(reading.decision().ranking().get(0).label()).isEqualTo("shop/buy");
    assertThat(reading.mapper()).isEqualTo("shop");
    assertThat(reading.answer(ROUTER.predicate("buy", "")).probability())
        .isEqualTo(reading.decision().confidence());
    assertThat(ROUTER.labels()).containsExactly("lamp/on", "lamp/off", "shop/buy", "shop/off");
  }

  @Example
  void aPromptThatTwoMappersClaimIsAmbiguous() {
    Reading reading = ROUTER.read("light shoe", 0);

    assertThat(LAMP.map("light shoe").abstained()).isFalse();
    assertThat(SHOP.map("light shoe").abstained()).isFalse();
    assertThat(reading.decision().label()).isEmpty();
    assertThat(reading.decision().reason()).isEqualTo(Reason.AMBIGUOUS);
    assertThat(reading.decision().runnerUp()).contains("shop/buy");
    ChoiceAnswer answer = reading.answer(ROUTER.choice(List.of("on", "buy", "none")));
    assertThat(answer.choice()).isEqualTo("none");
    assertThat(answer.details().reason()).isEqualTo("ambiguous");
    assertThat(answer.probabilities().values().stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(reading.answer(ROUTER.predicate("on", "")).probability()).isLessThan(0.6);
  }

  @Example
  void whatNoMapperKnowsIsLeftAlone() {
    Reading reading = ROUTER.read("quantum", 0);

    assertThat(reading.decision().reason()).isEqualTo(Reason.NO_KNOWN_FEATURES);
    assertThat(reading.answer(ROUTER.choice(List.of("on", "buy"))).refused()).isTrue();
  }

  @Example
  void labelsMayLeaveTheirMapperOutWhereOnlyOneHasThem() {
    Reading reading = ROUTER.read("light", 0);

    assertThat(reading.answer(ROUTER.choice(List.of("buy", "on"))).choice()).isEqualTo("on");
    assertThat(reading.answer(ROUTER.choice(List.of("lamp/on", "lamp/off"))).choice())
        .isEqualTo("lamp/on");
    assertThat(reading.answer(ROUTER.predicate("on", "")).probability()).isGreaterThan(0.5);
    assertThat(reading.answer(ROUTER.predicate("", "label: shop/off")).probability())
        .isLessThan(0.1);
    assertThatThrownBy(() -> ROUTER.choice(List.of("on", "off")))
        .isInstanceOf(MicromapException.class)
        .hasMessageContaining("on, buy")
        .hasMessageContaining("lamp/off")
        .hasMessageContaining("shop/off");
    assertThatThrownBy(() -> ROUTER.choice(List.of("on", "lamp/on", "buy")))
        .hasMessageContaining("twice");
  }

  @Example
  void anAnswerOfAMapperThatWasNotAskedForIsAnAbstention() {
    ChoiceAnswer answer = ROUTER.read("light", 0).answer(ROUTER.choice(List.of("buy", "shop/off")));

    assertThat(answer.refused()).isTrue();
    assertThat(answer.details().reason()).isEqualTo(Details.NOT_ASKED);
    assertThat(answer.details().candidate()).contains("lamp/on");
  }

  @Example
  void anAuditOfTheMapperThatAnswersIsHeard() {
    DecisionModel audited =
        DecisionModel.of(LAMP).withAudit((prompt, decision) -> Optional.of("negated"));
    DecisionRouter router = router(audited, DecisionModel.of(SHOP));

    assertThat(router.read("light", 0).objection()).contains("negated");
    assertThat(router.read("shoe", 0).objection()).isEmpty();
    assertThat(router.read("light shoe", 0).objection()).as("ambiguous before").isEmpty();
  }

  @Example
  void aThresholdMayBeRaisedForAllMappers() {
    assertThat(ROUTER.read("light", 1).decision().abstained()).isTrue();
  }
}
