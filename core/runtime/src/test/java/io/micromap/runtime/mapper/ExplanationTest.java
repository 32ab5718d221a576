package io.micromap.runtime.mapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.micromap.runtime.bundle.Bundle;
import io.micromap.runtime.bundle.SampleBundle;
import io.micromap.runtime.featurizer.FeaturizerPipeline;
import io.micromap.runtime.featurizer.Span;
import io.micromap.runtime.mapper.Explanation.Contribution;
import io.micromap.spi.FeaturizerDefinition;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;

class ExplanationTest {

  private static final Mapper LAMP = SampleBundle.mapper(SampleBundle.lamp());
  private static final Bundle LEXICAL =
      SampleBundle.lexical("on", "light up the room", "off", "dark the room at night");

  /** Two known words of value 1/√2 and weight 1 each. */
  @Example
  void contributionsAreReckonedByHandAndLedBackToTheWords() {
    Explanation explanation = LAMP.explain("make it LIGHT  and dark");

    assertThat(explanation.features()).extracting(Contribution::feature).contains("light", "dark");
    Contribution light =
        explanation.features().stream().filter(f -> f.feature().equals("light")).findFirst().get();
    assertThat(light.candidate()).isCloseTo(1 / Math.sqrt(2), within(1e-7));
    assertThat(light.runnerUp()).isZero();
    assertThat(light.spans()).containsExactly(new Span(8, 13));
    assertThat(explanation.words())
        .extracting("text")
        .containsExactly("make", "it", "LIGHT", "and", "dark");
    assertThat(explanation.words().get(2).margin()).isCloseTo(1 / Math.sqrt(2), within(1e-7));
    assertThat(explanation.words().get(0).margin()).isZero();
  }

  @Example
  void biasAndContributionsSumToTheScoreThatTheConfidenceIsMadeOf() {
    Explanation explanation = LAMP.explain("bright light in the dark bright");
    double first = explanation.candidate().get().bias();
    double second = explanation.runnerUp().get().bias();
    for (Contribution feature : explanation.features()) {
      first += feature.candidate();
      second += feature.runnerUp();
    }
    assertThat(explanation.candidate().get().score()).isCloseTo(first, within(1e-12));
    assertThat(explanation.runnerUp().get().score()).isCloseTo(second, within(1e-12));
    // Three of five words are known. Ten times the slope of the sample's calibration is 2.
    assertThat(explanation.familiarity()).isCloseTo(Math.sqrt(0.6), within(1e-12));
    double confidence = 1 / (1 + Math.exp(-2 * explanation.familiarity() * (first - second)));
    assertThat(explanation.decision().confidence()).isCloseTo(confidence, within(1e-12));
    double words = explanation.words().stream().mapToDouble(Explanation.Word::margin).sum();
    double bias = explanation.candidate().get().bias() - explanation.runnerUp().get().bias();
    assertThat(words + explanation.unplaced() + bias).isCloseTo(first - second, within(1e-12));
  }

  @Example
  void wordVectorsAreLedBackToTheWordsAndSumToTheScoreToo() {
    Explanation explanation =
        SampleBundle.mapper(SampleBundle.lampWithVectors()).explain("brighten the light");
    double first = explanation.candidate().get().bias();
    double words = 0;
    for (Contribution feature : explanation.features()) {
      first += feature.candidate();
      assertThat(feature.spans()).hasSize(1);
    }
    for (Explanation.Word word : explanation.words()) {
      words += word.margin();
    }

    assertThat(explanation.features())
        .extracting(feature -> feature.view() + " " + feature.feature())
        .containsExactlyInAnyOrder(
            "words light", "vectors brighten", "vectors the", "vectors light");
    assertThat(explanation.candidate().get().score()).isCloseTo(first, within(1e-12));
    assertThat(words)
        .isCloseTo(
            explanation.candidate().get().score() - explanation.runnerUp().get().score(),
            within(1e-12));
    assertThat(explanation.unplaced()).isZero();
  }

  @Example
  void aLongPromptIsFeaturizedOnce() {
    int[] calls = new int[1];
    FeaturizerPipeline pipeline =
        new FeaturizerPipeline(
            List.of(
                FeaturizerDefinition.lexical(),
                FeaturizerDefinition.own("counting", (text, sink) -> calls[0]++)));

    new Mapper(LEXICAL, "", pipeline, Optional.empty())
        .explain("light up the dark room ".repeat(1000));

    assertThat(calls[0]).isEqualTo(1);
  }

  /** Every word of the prompts is known and another one, so that features grow with length too. */
  @Example
  void aPromptFourTimesAsLongTakesFourTimesTheMemory() {
    Mapper mapper = SampleBundle.mapper(SampleBundle.lexical("on", words(2000), "off", "dark"));
    mapper.explain(words(10));

    long once = allocated(() -> mapper.explain(words(500)));
    long four = allocated(() -> mapper.explain(words(2000)));

    assertThat((double) four / once).isLessThan(5);
  }

  /** Words of five letters, no two of which begin with the same four. */
  private static String words(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Integer.toString(i + 46_656, 36) + "x")
        .collect(Collectors.joining(" "));
  }

  private static long allocated(Runnable work) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getThreadAllocatedBytes(Thread.currentThread().getId());
    work.run();
    return thread.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }

  @Example
  void abstentionsAreExplainedToo() {
    Explanation unsure = LAMP.explain("light dark");
    assertThat(unsure.features()).hasSize(2);
    Explanation empty = LAMP.explain(" ");
    assertThat(empty.decision().reason()).isEqualTo(Reason.EMPTY);
    assertThat(empty.candidate()).isEmpty();
    assertThat(empty.features()).isEmpty();
  }
}
