package io.micromap.runtime.mapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micromap.runtime.bundle.SampleBundle;
import io.micromap.runtime.bundle.ThresholdSource;
import io.micromap.runtime.json.Json;
import io.micromap.runtime.mapper.Decision.Status;
import io.micromap.spi.Thresholds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class MapperTest {

  private static final Mapper LAMP = SampleBundle.mapper(SampleBundle.lamp());
  private static final Mapper SCOPED =
      SampleBundle.mapper(
          SampleBundle.of(
              true, Thresholds.global(0.5), "on", "light", "off", "dark", "dim", "half"));

  @Example
  void aPromptOfOneClassIsAnsweredWithIt() {
    Decision decision = LAMP.map("make it light and BRIGHT");

    assertThat(decision.status()).isEqualTo(Status.MAPPED);
    assertThat(decision.label()).contains("on");
    assertThat(decision.candidate()).contains("on");
    assertThat(decision.runnerUp()).contains("off");
    assertThat(decision.reason()).isEqualTo(Reason.CONFIDENT);
    // Two words of length 1/√2 each score √2; two of five words are known; 10 times the slope is 2.
    // Were all known, the evidence of 10 √2 would be cut at 14.
    double familiar = 1 / (1 + Math.exp(-0.2 * 14));
    double expected = 1 / (1 + Math.exp(-2 * Math.sqrt(2 * 0.4)));
    assertThat(decision.confidence()).isCloseTo(expected, within(1e-6));
    assertThat(decision.margin())
        .isCloseTo(expected - (1 - familiar) * expected / familiar, within(1e-6));
    assertThat(decision.model().sha256()).hasSize(64);
  }

  @Example
  void aMapperOfNoDomainSaysSo() {
    assertThat(LAMP.domainId()).isEmpty();
    assertThat(LAMP.labelNames()).containsExactly("on", "off");
  }

  @Example
  void aThresholdOfOneIsNeverReached() {
    Thresholds never = Thresholds.of(0, Map.of("on", Thresholds.NEVER));
    Prediction certain = new Prediction(0, 1, new double[] {1, 0}, 1, 1, Optional.empty(), false);

    assertThat(LAMP.decide(certain, never).reason()).isEqualTo(Reason.BELOW_CLASS_THRESHOLD);
    assertThat(LAMP.decide(certain, Thresholds.global(Thresholds.NEVER)).abstained()).isTrue();
  }

  @Example
  void everyKindOfEmptyPromptAbstainsWithItsReason() {
    assertThat(LAMP.map("").reason()).isEqualTo(Reason.EMPTY);
    assertThat(LAMP.map(" \t\r\n\u2003").reason()).isEqualTo(Reason.EMPTY);
    assertThat(LAMP.map("?!").reason()).isEqualTo(Reason.NO_KNOWN_FEATURES);
    assertThat(LAMP.map("quantum chromodynamics").reason()).isEqualTo(Reason.NO_KNOWN_FEATURES);
    assertThat(LAMP.map("light ".repeat(200_000)).reason()).isEqualTo(Reason.TOO_LONG);
    assertThat(LAMP.map("x".repeat(1 << 20)).reason()).isEqualTo(Reason.TOO_LONG);
  }

  @Example
  void anAbstentionWithoutEvidenceNamesNoClass() {
    for (Decision decision : List.of(LAMP.map(""), LAMP.map("?"), LAMP.map("x".repeat(40_000)))) {
      assertThat(decision.status()).isEqualTo(Status.ABSTAINED);
      assertThat(decision.label()).isEmpty();
      assertThat(decision.candidate()).isEmpty();
      assertThat(decision.runnerUp()).isEmpty();
      assertThat(decision.confidence()).isZero();
      assertThat(decision.margin()).isZero();
      assertThat(decision.ranking()).isEmpty();
    }
  }

  @Example
  void thresholdZeroStillAsksForEvidence() {
    assertThat(LAMP.decide(LAMP.predict(""), Thresholds.global(0)).abstained()).isTrue();
  }

  @Example
  void thresholdZeroFires() {
    Decision decision = LAMP.decide(LAMP.predict("light dark"), Thresholds.global(0));

    assertThat(decision.status()).isEqualTo(Status.MAPPED);
    assertThat(decision.threshold()).isZero();
    assertThat(
            LAMP.decide(LAMP.predict("light dark"), Thresholds.of(0.99, Map.of("on", 0.0)))
                .status())
        .isEqualTo(Status.MAPPED);
  }

  @Example
  void aThresholdThatIsJustReachedFires() {
    Prediction prediction = LAMP.predict("light bright dark");
    double confidence = prediction.confidence();

    assertThat(LAMP.decide(prediction, Thresholds.global(confidence)).abstained()).isFalse();
    assertThat(LAMP.decide(prediction, Thresholds.global(Math.nextUp(confidence))).abstained())
        .isTrue();
  }

  @Example
  void tiesGoToTheLabelThatStandsFirst() {
    Decision decision = LAMP.map("light dark");

    assertThat(decision.confidence()).isCloseTo(0.5, within(1e-12));
    assertThat(decision.candidate()).contains("on");
    assertThat(decision.runnerUp()).contains("off");
    Mapper reversed =
        SampleBundle.mapper(
            SampleBundle.of(false, Thresholds.global(0), "off", "dark", "on", "light"));
    assertThat(reversed.map("light dark").label()).contains("off");
    assertThat(reversed.map("light dark").ranking().get(0).label()).isEqualTo("off");
  }

  @Example
  void aTieHasToExceedTheThreshold() {
    Decision decision = LAMP.decide(LAMP.predict("light dark"), Thresholds.global(0.5));

    assertThat(decision.confidence()).isEqualTo(0.5);
    assertThat(decision.status()).isEqualTo(Status.ABSTAINED);
    assertThat(decision.reason()).isEqualTo(Reason.AMBIGUOUS);
    assertThat(LAMP.decide(LAMP.predict("light dark"), Thresholds.global(0.49)).status())
        .isEqualTo(Status.MAPPED);
  }

  @Example
  void aClassWithAThresholdOfItsOwnIsHeldToIt() {
    Thresholds thresholds = Thresholds.of(0.5, Map.of("off", 0.99));

    Decision on = LAMP.decide(LAMP.predict("light bright"), thresholds);
    Decision off = LAMP.decide(LAMP.predict("dark gloomy"), thresholds);

    assertThat(on.label()).contains("on");
    assertThat(off.label()).isEmpty();
    assertThat(off.candidate()).contains("off");
    assertThat(off.reason()).isEqualTo(Reason.BELOW_CLASS_THRESHOLD);
    assertThat(off.threshold()).isEqualTo(0.99);
    assertThat(off.thresholdSource()).isEqualTo(ThresholdSource.USER);
  }

  @Example
  void thresholdsInsideTheBundleApply() {
    Mapper strict =
        SampleBundle.mapper(
            SampleBundle.lamp()
                .withThresholds(Thresholds.of(0.2, Map.of("on", 0.999)), ThresholdSource.LOCK));

    assertThat(strict.map("light bright").reason()).isEqualTo(Reason.BELOW_CLASS_THRESHOLD);
    assertThat(strict.map("dark gloomy").label()).contains("off");
    assertThat(strict.map("dark gloomy").thresholdSource()).isEqualTo(ThresholdSource.LOCK);
    SortedMap<String, Double> own = new TreeMap<>(Map.of("off", 0.3));
    assertThat(strict.map("dark gloomy", own).thresholdSource()).isEqualTo(ThresholdSource.USER);
    assertThat(strict.map("light bright", own).thresholdSource()).isEqualTo(ThresholdSource.LOCK);
  }

  @Example
  void reasonsTellAnUncertainClassFromAnUncertainScope() {
    Prediction split = SCOPED.predict("light dark");

    assertThat(SCOPED.decide(split, Thresholds.global(0.6)).reason()).isEqualTo(Reason.AMBIGUOUS);
    assertThat(SCOPED.decide(split, Thresholds.global(0.999)).reason())
        .isEqualTo(Reason.OUT_OF_SCOPE);
  }

  @Example
  void aClassThatIsNeverAnsweredTakesNoPromptOutOfItsScope() {
    Prediction plain = SCOPED.predict("light");
    Prediction strange = SCOPED.predict("light quantum chromodynamics lecture tomorrow evening");
    Thresholds never = Thresholds.global(Thresholds.NEVER);

    assertThat(SCOPED.decide(plain, never).reason()).isEqualTo(Reason.BELOW_THRESHOLD);
    assertThat(SCOPED.decide(strange, never).reason()).isEqualTo(Reason.OUT_OF_SCOPE);
    assertThat(SCOPED.decide(plain, Thresholds.NEVER).reason()).isEqualTo(Reason.BELOW_THRESHOLD);
  }

  @Example
  void whatAUserAsksBeyondTheMapperTakesNoPromptOutOfItsScope() {
    Prediction plain = SCOPED.predict("light");
    double raised = (plain.inScope() + 1) / 2;

    assertThat(SCOPED.decide(plain).label()).contains("on");
    assertThat(SCOPED.decide(plain, raised).reason()).isEqualTo(Reason.BELOW_THRESHOLD);
    assertThat(SCOPED.decide(plain, raised).thresholdSource()).isEqualTo(ThresholdSource.USER);
    assertThat(SCOPED.decide(plain, 0.1)).isEqualTo(SCOPED.decide(plain));
    assertThat(SCOPED.map("light", new TreeMap<>(Map.of("on", raised))).reason())
        .isEqualTo(Reason.BELOW_CLASS_THRESHOLD);
    Prediction strange = SCOPED.predict("light quantum chromodynamics lecture tomorrow evening");
    assertThat(SCOPED.decide(strange).reason()).isEqualTo(Reason.OUT_OF_SCOPE);
    assertThat(SCOPED.decide(strange, raised).reason()).isEqualTo(Reason.OUT_OF_SCOPE);
  }

  @Example
  void probabilitiesOfTheClassesSumToThatOfBeingInScope() {
    Prediction prediction = SCOPED.predict("light dark half");

    double sum = Arrays.stream(prediction.probabilities()).sum();
    assertThat(sum).isCloseTo(prediction.inScope(), within(1e-12)).isLessThan(1);
    assertThat(LAMP.predict("light").inScope()).isEqualTo(1);
  }

  @Example
  void wordsThatTrainingDoesNotKnowLowerTheConfidenceAndSayOutOfScope() {
    Prediction known = LAMP.predict("light bright");
    Prediction strange = LAMP.predict("light up my quantum chromodynamics lecture tomorrow");

    assertThat(strange.candidate()).isEqualTo(known.candidate());
    assertThat(strange.confidence()).isLessThan(known.confidence() - 0.1);
    assertThat(LAMP.decide(strange, Thresholds.global(0.9)).reason())
        .isEqualTo(Reason.OUT_OF_SCOPE);
  }

  @Example
  void aDecisionAsJsonHasTheFieldsOfTheContractInOrder() {
    Decision decision =
        new Decision(
            Optional.of("on"),
            0.9,
            new Decision.Limit(0.5, ThresholdSource.DOMAIN),
            Reason.CONFIDENT,
            new Decision.Rival(Optional.of("off"), 0.8),
            List.of(new Decision.Ranked("on", 0.9)),
            false,
            new Decision.Model("lamp", "00"));

    assertThat(Json.line(decision))
        .isEqualTo(
            "{\"schema_version\":1,\"status\":\"MAPPED\",\"label\":\"on\",\"candidate\":\"on\","
                + "\"confidence\":0.9,\"threshold\":0.5,\"threshold_source\":\"domain\","
                + "\"reason\":\"confident\",\"runner_up\":\"off\",\"margin\":0.8,"
                + "\"ranking\":[{\"label\":\"on\",\"confidence\":0.9}],"
                + "\"model\":{\"id\":\"lamp\",\"sha256\":\"00\"}}");
  }

  @Example
  void whatLooksTheSameIsDecidedTheSame() {
    Decision plain = LAMP.map("make it light and bright");
    for (String disguise :
        List.of(
            "make it li\u200Bght and bright",
            "\uFEFFmake it l\u00ADight and br\u2060ight",
            "m\u0430k\u0435 it light \u0430nd bright")) {
      Decision decision = LAMP.map(disguise);

      assertThat(decision.normalized()).isTrue();
      assertThat(decision.confidence()).isEqualTo(plain.confidence());
      assertThat(Json.line(decision).replace("\"normalized\":true,", ""))
          .isEqualTo(Json.line(plain));
      assertThat(LAMP.explain(disguise).decision()).isEqualTo(LAMP.map(disguise));
    }
    for (String same : List.of("ＭＡＫＥ it light and bright", "make it \uD835\uDC25ight and bright")) {
      assertThat(LAMP.map(same)).isEqualTo(plain);
    }
  }

  @Example
  void aPromptOfInvisibleCharactersIsEmpty() {
    for (String prompt : List.of("\u200B", "\u00A0\u00AD", "\uFEFF \u0085\u3000")) {
      assertThat(LAMP.map(prompt).reason()).isEqualTo(Reason.EMPTY);
      assertThat(LAMP.explain(prompt).decision()).isEqualTo(LAMP.map(prompt));
    }
  }

  @Example
  void anAbstentionAsJsonHasNullsWhereThereIsNoClass() {
    assertThat(Json.line(LAMP.map("")))
        .startsWith(
            "{\"schema_version\":1,\"status\":\"ABSTAINED\",\"label\":null,\"candidate\":null,")
        .contains("\"reason\":\"empty\",\"runner_up\":null,");
  }

  @Example
  void aDecisionIsReadBackFromItsJson() throws JsonProcessingException {
    for (String prompt : List.of("light", "light dark", "")) {
      Decision decision = LAMP.map(prompt);

      assertThat(Json.mapper().readValue(Json.line(decision), Decision.class)).isEqualTo(decision);
    }
  }

  @Example
  void anAnswerNamesAClass() {
    Decision nothing = LAMP.map("");

    assertThatThrownBy(
            () ->
                new Decision(
                    nothing.candidate(),
                    0,
                    nothing.limit(),
                    Reason.CONFIDENT,
                    nothing.rival(),
                    List.of(),
                    false,
                    nothing.model()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(seed = "20240611", tries = 500)
  void anyTextGetsOneAndTheSameDecision(@ForAll("prompts") String prompt) {
    for (Mapper mapper : List.of(LAMP, SCOPED)) {
      Decision decision = mapper.map(prompt);

      assertThat(decision.confidence()).isBetween(0.0, 1.0);
      assertThat(decision.margin()).isBetween(0.0, 1.0);
      assertThat(decision.label().isEmpty()).isEqualTo(decision.abstained());
      assertThat(decision.reason() == Reason.CONFIDENT).isEqualTo(!decision.abstained());
      assertThat(decision.ranking())
          .allSatisfy(ranked -> assertThat(ranked.confidence()).isBetween(0.0, 1.0))
          .isSortedAccordingTo(Comparator.comparingDouble(Decision.Ranked::confidence).reversed());
      if (decision.candidate().isPresent()) {
        assertThat(decision.candidate()).contains(decision.ranking().get(0).label());
        assertThat(decision.runnerUp()).contains(decision.ranking().get(1).label());
      }
      assertThat(mapper.map(prompt)).isEqualTo(decision);
    }
  }

  @Example
  void fourThreadsAnswerAsOneDoes() throws Exception {
    List<String> prompts = prompts().list().ofSize(400).sample();
    List<Decision> alone = prompts.stream().map(SCOPED::map).toList();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<Decision>>> answers =
          Stream.generate(() -> pool.submit(() -> prompts.stream().map(SCOPED::map).toList()))
              .limit(4)
              .toList();
      for (Future<List<Decision>> answer : answers) {
        assertThat(answer.get()).isEqualTo(alone);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Provide
  Arbitrary<String> prompts() {
    Arbitrary<String> words =
        Arbitraries.of(
                "light",
                "DARK",
                "half",
                "Bright",
                "gloomy",
                "💡",
                "👩‍👩‍👧",
                "مرحبا",
                "שלום",
                "\u202e",
                "\ud83d",
                "\udca1",
                "\u0000",
                "\u001b[2J",
                "\ufeff",
                "é",
                "ﬁ",
                "漢字",
                "1e999",
                "x".repeat(600))
            .list()
            .ofMaxSize(12)
            .map(parts -> String.join(" ", parts));
    return Arbitraries.frequencyOf(
        Tuple.of(3, words), Tuple.of(2, Arbitraries.strings().ofMaxLength(300)));
  }
}
