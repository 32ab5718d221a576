package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.runtime.featurizer.Vocabulary.Feature;
import io.micromap.runtime.text.NormalizedText;
import io.micromap.spi.FeaturizerDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LocatorTest {

  private static final FeaturizerPipeline PIPELINE =
      new FeaturizerPipeline(List.of(FeaturizerDefinition.lexical()));
  private static final String SENTENCE =
      "swap my tokens for a stable coin, then stake all of it and tell me what it earns in a week. ";

  @Test
  void aPromptFourTimesAsLongAsksFourTimesAsOftenForItsWords() {
    Work once = work(SENTENCE.repeat(20));
    Work four = work(SENTENCE.repeat(80));

    assertThat((double) four.lookups() / once.lookups()).isLessThan(4.5);
    assertThat((double) four.places() / once.places()).isLessThan(4.5);
    assertThat(four.places()).as("places that were found").isGreaterThan(10_000);
  }

  @Test
  void aPairHasThePlacesOfTheWordsThatBeginWithItsParts() {
    List<LocatedFeature> located = locate("stake it, then Swap: staking swaps", new int[1]);

    assertThat(located)
        .filteredOn(feature -> feature.text().equals("stak+swap"))
        .extracting(LocatedFeature::spans)
        .containsExactly(
            List.of(new Span(0, 4), new Span(15, 19), new Span(21, 25), new Span(29, 33)));
  }

  /** How often a locator asks for words, and how many places it finds. */
  private record Work(long lookups, long places) {}

  private static Work work(String prompt) {
    int[] lookups = new int[1];
    long places = locate(prompt, lookups).stream().mapToLong(f -> f.spans().size()).sum();
    return new Work(lookups[0], places);
  }

  /** Locates every feature of a prompt, of which all are known. */
  private static List<LocatedFeature> locate(String prompt, int[] lookups) {
    TreeSet<Feature> features = new TreeSet<>();
    PIPELINE.featurize(
        prompt,
        (view, buffer, from, length, amount) ->
            features.add(new Feature(view, new String(buffer, from, length))));
    float[] scales = new float[features.size() + 1];
    Arrays.fill(scales, 1);
    return new Locator(
            PIPELINE, Vocabulary.of(List.copyOf(features)), new CountingWords(prompt, lookups))
        .locate(scales)
        .features();
  }

  /** The words of a prompt, counting how often one is asked for. */
  private static final class CountingWords extends Words {

    private final int[] lookups;

    CountingWords(String prompt, int[] lookups) {
      super(NormalizedText.of(prompt));
      this.lookups = lookups;
      Words words = PIPELINE.words(prompt);
      for (int i = 0; i < words.count(); i++) {
        add(words.prompt().text(), words.sourceStart(i), words.sourceEnd(i));
      }
      close();
    }

    @Override
    int start(int i) {
      lookups[0]++;
      return super.start(i);
    }

    @Override
    int end(int i) {
      lookups[0]++;
      return super.end(i);
    }
  }
}
