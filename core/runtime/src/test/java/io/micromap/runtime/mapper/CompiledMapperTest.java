package io.micromap.runtime.mapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.SampleBundle;
import io.micromap.runtime.mapper.Decision.Ranked;
import io.micromap.spi.Thresholds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;

/** The hot path against the long one: features by their text, then vector, then scores. */
class CompiledMapperTest {

  private static final Offset<Double> CLOSE = within(1e-12);

  private static final List<String> WORDS =
      List.of(
          "pay",
          "the",
          "bill",
          "of",
          "caf\u00e9",
          "lend",
          "money",
          "to",
          "a",
          "friend",
          "\u043c\u0438\u0440");

  private static final List<Mapper> MAPPERS =
      Stream.of(
              SampleBundle.lamp(),
              SampleBundle.lampWithVectors(),
              SampleBundle.lexical(
                  "pay", "pay the bill of a caf\u00e9", "lend", "lend money to a friend"),
              SampleBundle.lexical(classes(30)),
              SampleBundle.of(
                  true, Thresholds.global(0.4), "pay", "pay bill", "lend", "lend money"),
              SampleBundle.of(true, Thresholds.global(0.4), classes(25)))
          .map(SampleBundle::mapper)
          .toList();

  @Property(tries = 1000)
  void predictionsAreThoseOfThePromptsVectorUpToRounding(@ForAll("prompts") String prompt) {
    for (Mapper mapper : MAPPERS) {
      Prediction fast = mapper.predict(prompt);
      if (Mapper.defect(prompt).isEmpty()) {
        Prediction plain = mapper.predict(sink -> mapper.featurize(prompt, sink));

        assertThat(fast.defect()).isEqualTo(plain.defect());
        // Between classes whose scores tie, rounding decides, and with the class its familiarity.
        if (gap(mapper, prompt) > 1e-12) {
          assertThat(fast.candidate()).isEqualTo(plain.candidate());
          assertThat(fast.probabilities()).containsExactly(plain.probabilities(), CLOSE);
          assertThat(fast.inScope()).isCloseTo(plain.inScope(), CLOSE);
          assertThat(fast.margin()).isCloseTo(plain.margin(), CLOSE);
        }
      }
      assertThat(mapper.map(prompt).confidence()).isEqualTo(fast.confidence());
      assertThat(mapper.explain(prompt).decision()).isEqualTo(mapper.map(prompt));
    }
  }

  /** How far the highest score stands above the next one. */
  private static double gap(Mapper mapper, String prompt) {
    Bundle bundle = mapper.bundle();
    double[] scores =
        new LinearScorer(
                bundle.vocabulary(),
                bundle.weights(),
                bundle.labels().size(),
                bundle.calibration().options())
            .score(mapper.vector(prompt))
            .classes();
    Arrays.sort(scores);
    return scores[scores.length - 1] - scores[scores.length - 2];
  }

  @Property(tries = 200)
  void theFirstAnswerHasTheBitsOfAllLaterOnes(@ForAll("prompts") String prompt) {
    Mapper fresh = SampleBundle.mapper(SampleBundle.lexical(classes(30)));
    Mapper warm = MAPPERS.get(3);
    Prediction first = fresh.predict(prompt);
    for (int i = 0; i < 600; i++) {
      warm.predict("pay");
    }

    assertThat(warm.predict(prompt).probabilities()).isEqualTo(first.probabilities());
    assertThat(warm.map(prompt)).isEqualTo(fresh.map(prompt));
  }

  @Property(tries = 300)
  void theRankingHoldsTheMostProbableClassesInOrder(@ForAll("prompts") String prompt) {
    for (Mapper mapper : MAPPERS) {
      double[] probabilities = mapper.predict(prompt).probabilities();
      List<Ranked> all =
          IntStream.range(0, probabilities.length)
              .mapToObj(k -> new Ranked(mapper.labelNames().get(k), probabilities[k]))
              .sorted(Comparator.comparingDouble((Ranked ranked) -> -ranked.confidence()))
              .limit(5)
              .toList();

      assertThat(mapper.map(prompt).ranking()).isEqualTo(all);
    }
  }

  @Provide
  static Arbitrary<String> prompts() {
    Arbitrary<String> word =
        Arbitraries.oneOf(Arbitraries.of(WORDS), Arbitraries.strings().ofMaxLength(6));
    return word.list().ofMaxSize(12).map(words -> String.join(" ", words));
  }

  /** In turn a class and some of the words; several classes have the same. */
  private static String[] classes(int count) {
    Random random = new Random(3);
    return IntStream.range(0, count)
        .boxed()
        .flatMap(
            k -> Stream.of("class " + k, WORDS.get(random.nextInt(10)) + " " + WORDS.get(k % 7)))
        .toArray(String[]::new);
  }
}
