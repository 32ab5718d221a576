package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.Vocabulary.Feature;
import io.micromap.runtime.text.NormalizedText;
import io.micromap.spi.FeatureSink;
import io.micromap.spi.FeaturizerDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class VectorizerTest {

  private static final FeaturizerDefinition WORDS =
      FeaturizerDefinition.lexical(
          Map.of("words", "1", "pair_window", "0", "chars_max", "0", "vector_weight", "0"));

  @Test
  void aVectorHasLengthOneAndAscendingIds() {
    Vectorizer vectorizer =
        new Vectorizer(
            new FeaturizerPipeline(List.of(WORDS)),
            Vocabulary.of(List.of(new Feature(0, "eth"), new Feature(0, "swap"))),
            new float[] {3, 4, 5});

    FeatureVector vector = vectorizer.vector("swap eth for swap fun");

    assertThat(vector.ids()).containsExactly(0, 1);
    assertThat(vector.values()).containsExactly(new double[] {0.6, 0.8}, within(1e-12));
  }

  @Test
  void everyViewCountsByItsWeight() {
    Vectorizer vectorizer =
        new Vectorizer(
            new FeaturizerPipeline(List.of(WORDS, own(sink -> sink.add("length", 0.25)))),
            Vocabulary.of(List.of(new Feature(0, "swap"), new Feature(4, "length"))),
            new float[] {1, 1, 1});

    FeatureVector vector = vectorizer.vector("swap");

    assertThat(vector.values())
        .containsExactly(new double[] {Math.sqrt(0.5), Math.sqrt(0.5)}, within(1e-12));
    assertThat(Arrays.stream(vector.values()).map(v -> v * v).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void theMeanWordVectorIsAViewOfItsOwn() {
    Vectorizer vectorizer = vectorizer(List.of(new Feature(0, "swap")));

    FeatureVector vector = vectorizer.vector("swap the tokens");

    assertThat(vector.size()).isEqualTo(1 + WordVectors.table().dimensions());
    assertThat(vector.values()[0]).isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThat(Arrays.stream(vector.values()).min().getAsDouble()).isNegative();
    assertThat(Arrays.stream(vector.values()).map(v -> v * v).sum()).isCloseTo(1, within(1e-12));
    assertThat(vector.known()[0]).isCloseTo(1.0 / 3, within(1e-12));
  }

  @Test
  void wordVectorsAloneAreNoEvidence() {
    assertThat(vectorizer(List.of(new Feature(0, "swap"))).vector("hello there").size()).isZero();
  }

  @Test
  void whatIsLocatedSumsToTheVector() {
    Vectorizer vectorizer = vectorizer(List.of(new Feature(0, "swap"), new Feature(0, "tokens")));
    FeatureVector vector = vectorizer.vector("Swap my tokens, swap");
    Map<Integer, Double> sums = new HashMap<>();

    List<LocatedFeature> located =
        vectorizer.locate(NormalizedText.of("Swap my tokens, swap")).features();
    for (LocatedFeature feature : located) {
      for (int i = 0; i < feature.ids().length; i++) {
        sums.merge(feature.ids()[i], feature.values()[i], Double::sum);
      }
    }

    assertThat(located)
        .filteredOn(feature -> feature.view().equals("vectors"))
        .extracting(LocatedFeature::text, LocatedFeature::spans)
        .containsExactly(
            tuple("swap", List.of(new Span(0, 4))),
            tuple("my", List.of(new Span(5, 7))),
            tuple("tokens", List.of(new Span(8, 14))),
            tuple("swap", List.of(new Span(16, 20))));
    for (int i = 0; i < vector.size(); i++) {
      assertThat(sums.get(vector.ids()[i])).isCloseTo(vector.values()[i], within(1e-12));
    }
  }

  /** Of word vectors and some other features. */
  private static Vectorizer vectorizer(List<Feature> words) {
    List<Feature> features = new ArrayList<>(words);
    for (int d = 0; d < WordVectors.table().dimensions(); d++) {
      features.add(new Feature(3, new String(WordVectors.table().name(d))));
    }
    float[] scales = new float[features.size() + 1];
    Arrays.fill(scales, 1);
    return new Vectorizer(
        new FeaturizerPipeline(
            List.of(
                FeaturizerDefinition.lexical(
                    Map.of("words", "1", "pair_window", "0", "chars_max", "0")))),
        Vocabulary.of(features),
        scales);
  }

  @Test
  void nothingKnownGivesTheEmptyVector() {
    Vectorizer vectorizer =
        new Vectorizer(
            new FeaturizerPipeline(List.of(WORDS)),
            Vocabulary.of(List.of(new Feature(0, "swap"))),
            new float[] {1, 1});

    assertThat(vectorizer.vector("hello there").size()).isZero();
  }

  @Test
  void aFeaturizerThatBreaksTheContractIsNamed() {
    for (Consumer<FeatureSink> breach :
        List.<Consumer<FeatureSink>>of(
            sink -> sink.add("", 1),
            sink -> sink.add("x".repeat(201), 1),
            sink -> sink.add("a", 0),
            sink -> sink.add("a", -1),
            sink -> sink.add("a", Double.NaN),
            sink -> sink.add("a", Double.POSITIVE_INFINITY))) {
      FeaturizerPipeline pipeline = new FeaturizerPipeline(List.of(own(breach)));
      assertThatThrownBy(() -> pipeline.featurize("x", (view, buffer, from, length, amount) -> {}))
          .isInstanceOfSatisfying(
              MicromapException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_PLUGIN))
          .hasMessageContaining("'shape'")
          .hasMessageContaining("finite positive");
    }
  }

  private static FeaturizerDefinition own(Consumer<FeatureSink> features) {
    return FeaturizerDefinition.own("shape", (text, sink) -> features.accept(sink));
  }
}
