package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.Vocabulary.Feature;
import io.micromap.spi.FeatureSink;
import io.micromap.spi.FeaturizerDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class VectorizerTest {

  private static final FeaturizerDefinition WORDS =
      FeaturizerDefinition.lexical(Map.of("words", "1", "pair_window", "0", "chars_max", "0"));

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
            Vocabulary.of(List.of(new Feature(0, "swap"), new Feature(3, "length"))),
            new float[] {1, 1, 1});

    FeatureVector vector = vectorizer.vector("swap");

    assertThat(vector.values())
        .containsExactly(new double[] {Math.sqrt(0.5), Math.sqrt(0.5)}, within(1e-12));
    assertThat(Arrays.stream(vector.values()).map(v -> v * v).sum()).isCloseTo(1, within(1e-12));
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
