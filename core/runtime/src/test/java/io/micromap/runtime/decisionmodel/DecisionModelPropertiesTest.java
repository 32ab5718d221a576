package io.micromap.runtime.decisionmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micromap.runtime.bundle.SampleBundle;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.mapper.Prediction;
import io.micromap.spi.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** What holds for any prompt, question and threshold. */
class DecisionModelPropertiesTest {

  private static final List<String> LABELS = List.of("on", "off", "dim", "blink");

  private static final Mapper MAPPER =
      SampleBundle.mapper(
          SampleBundle.of(
              true,
              Thresholds.of(0.4, Map.of("off", 0.8)),
              "on",
              "light bright",
              "off",
              "dark gloomy",
              "dim",
              "half soft",
              "blink",
              "flash beat"));
  private static final DecisionModel MODEL = DecisionModel.of(MAPPER);

  @Property(seed = "16", tries = 500)
  void probabilitiesAreOfTheOptionsAskedForAndSumToOne(
      @ForAll("prompts") String prompt, @ForAll("options") List<String> options) {
    ChoiceAnswer answer = MODEL.read(prompt).answer(MODEL.choice(options));

    assertThat(answer.probabilities().keySet()).containsExactlyElementsOf(options);
    assertThat(answer.probabilities().values()).allSatisfy(p -> assertThat(p).isBetween(0.0, 1.0));
    assertThat(answer.probabilities().values().stream().mapToDouble(p -> p).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(options).contains(answer.choice());
    assertThat(answer.confidence()).isBetween(0.0, 1.0);
  }

  @Property(seed = "16", tries = 500)
  void anAbstentionIsACatchAllOrARefusalAndNeverALabelWithConfidence(
      @ForAll("prompts") String prompt,
      @ForAll("options") List<String> options,
      @ForAll @DoubleRange(max = 1) double least) {
    Reading reading = MODEL.read(prompt, least);
    ChoiceAnswer answer = reading.answer(MODEL.choice(options));

    boolean answered =
        !reading.decision().abstained() && options.contains(reading.decision().label().get());
    assertThat(answer.details().abstained()).isEqualTo(!answered);
    if (answered) {
      assertThat(answer.choice()).isEqualTo(reading.decision().label().get());
      assertThat(answer.refused()).isFalse();
    } else if (options.contains("none")) {
      assertThat(answer.choice()).isEqualTo("none");
      assertThat(answer.refused()).isFalse();
    } else {
      assertThat(answer.confidence()).isZero();
      assertThat(answer.refused()).isTrue();
    }
  }

  @Property(seed = "16", tries = 500)
  void labelsKeepTheirRatiosAndWithACatchAllTheirProbabilities(
      @ForAll("prompts") String prompt, @ForAll("options") List<String> options) {
    Prediction prediction = MAPPER.predict(prompt);
    if (prediction.candidate() < 0) {
      return;
    }
    Map<String, Double> answered = MODEL.read(prompt).answer(MODEL.choice(options)).probabilities();
    List<String> labels = options.stream().filter(LABELS::contains).toList();
    double scale =
        options.contains("none")
            ? 1
            : labels.stream().mapToDouble(label -> calibrated(prediction, label)).sum();

    for (String label : labels) {
      assertThat(answered.getOrDefault(label, -1.0) * scale)
          .isCloseTo(calibrated(prediction, label), within(1e-12));
    }
  }

  @Property(seed = "16", tries = 300)
  void theOrderOfTheOptionsChangesNoAnswer(
      @ForAll("prompts") String prompt, @ForAll("options") List<String> options) {
    List<String> reversed = new ArrayList<>();
    options.forEach(option -> reversed.add(0, option));
    ChoiceAnswer one = MODEL.read(prompt).answer(MODEL.choice(options));
    ChoiceAnswer other = MODEL.read(prompt).answer(MODEL.choice(reversed));

    assertThat(other.choice()).isEqualTo(one.choice());
    assertThat(other.confidence()).isCloseTo(one.confidence(), within(1e-12));
    assertThat(other.details()).isEqualTo(one.details());
  }

  @Property(seed = "16", tries = 300)
  void raisingTheThresholdOnlyTakesAnswersAway(
      @ForAll("prompts") String prompt, @ForAll @DoubleRange(max = 1) double least) {
    Decision own = MODEL.read(prompt).decision();
    Decision raised = MODEL.read(prompt, least).decision();

    assertThat(raised.threshold()).isEqualTo(Math.max(own.threshold(), least));
    assertThat(raised.candidate()).isEqualTo(own.candidate());
    assertThat(raised.label().isEmpty() || raised.label().equals(own.label())).isTrue();
  }

  @Property(seed = "16", tries = 300)
  void predicatesOfAllLabelsSumToTheProbabilityOfBeingInScope(@ForAll("prompts") String prompt) {
    Reading reading = MODEL.read(prompt);
    List<PredicateAnswer> answers =
        LABELS.stream().map(label -> reading.answer(MODEL.predicate(label, ""))).toList();

    assertThat(answers.stream().mapToDouble(PredicateAnswer::probability).sum())
        .isCloseTo(MAPPER.predict(prompt).inScope(), within(1e-12));
    assertThat(answers)
        .allSatisfy(
            answer -> assertThat(answer.refused()).isEqualTo(reading.decision().abstained()));
  }

  private static double calibrated(Prediction prediction, String label) {
    return prediction.probabilities()[LABELS.indexOf(label)];
  }

  @Provide
  Arbitrary<String> prompts() {
    Arbitrary<String> word =
        Arbitraries.of(
            "light", "bright", "dark", "gloomy", "half", "soft", "flash", "beat", "please", "not");
    return Arbitraries.oneOf(
        word.list().ofMaxSize(6).map(words -> String.join(" ", words)),
        Arbitraries.strings().ofMaxLength(40));
  }

  @Provide
  Arbitrary<List<String>> options() {
    Arbitrary<List<String>> labels =
        Arbitraries.shuffle(LABELS)
            .flatMap(all -> Arbitraries.integers().between(2, 4).map(n -> all.subList(0, n)));
    Arbitrary<Integer> place = Arbitraries.integers().between(-1, 2);
    return Combinators.combine(labels, place).as((some, at) -> at < 0 ? some : with(some, at));
  }

  private static List<String> with(List<String> labels, int at) {
    List<String> options = new ArrayList<>();
    IntStream.range(0, labels.size())
        .forEach(
            i -> {
              if (i == at) {
                options.add("none");
              }
              options.add(labels.get(i));
            });
    return options.contains("none") ? options : labels;
  }
}
