package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.featurizer.Vocabulary.Feature;
import io.micromap.spi.FeaturizerDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromptFeaturesTest {

  private static final List<String> PROMPTS =
      List.of(
          "withdraw all of it",
          "with draw all of it, draw it with me",
          "don't sell the tokens, sell the sell the sell",
          "a ".repeat(200) + "again and again",
          "",
          "?",
          "stake 5 eth");

  private final FeaturizerPipeline plain =
      new FeaturizerPipeline(
          List.of(
              FeaturizerDefinition.lexical(),
              FeaturizerDefinition.own("length", (text, sink) -> sink.add("long", 1))));

  private final FeaturizerPipeline weighing =
      new FeaturizerPipeline(
          List.of(
              FeaturizerDefinition.lexical(),
              FeaturizerDefinition.own(
                  "length", (text, sink) -> sink.add("long", 0.1 + text.length() % 3))));

  @Test
  void vectorsAreThoseOfTheVectorizer() {
    for (FeaturizerPipeline pipeline : List.of(plain, weighing)) {
      PromptFeatures features = new PromptFeatures(pipeline, PROMPTS);
      for (int stride = 1; stride < 5; stride++) {
        for (boolean hasVectors : new boolean[] {true, false}) {
          requireSame(features, vectorizer(pipeline, features, stride, hasVectors));
        }
      }
    }
  }

  private static void requireSame(PromptFeatures features, Vectorizer vectorizer) {
    IntFunction<FeatureVector> vectors = features.vectors(vectorizer);
    for (int i = 0; i < PROMPTS.size(); i++) {
      FeatureVector expected = vectorizer.vector(PROMPTS.get(i));
      FeatureVector found = vectors.apply(i);
      assertThat(found.ids()).isEqualTo(expected.ids());
      assertThat(found.values()).isEqualTo(expected.values());
      assertThat(found.known()).isEqualTo(expected.known());
      assertThat(found.key()).isEqualTo(expected.key());
    }
  }

  /** A vectorizer that knows one of so many features. */
  private static Vectorizer vectorizer(
      FeaturizerPipeline pipeline, PromptFeatures features, int stride, boolean hasVectors) {
    List<Feature> known = new ArrayList<>();
    for (int number = 0; number < features.size(); number += stride) {
      known.add(features.feature(number));
    }
    for (int d = 0; hasVectors && d < WordVectors.table().dimensions(); d++) {
      known.add(
          new Feature(FeaturizerPipeline.VECTOR_VIEW, String.valueOf(WordVectors.table().name(d))));
    }
    Collections.sort(known);
    float[] scales = new float[known.size() + 1];
    for (int id = 0; id < scales.length; id++) {
      scales[id] = 1 + id % 7 / 7f;
    }
    return new Vectorizer(pipeline, Vocabulary.of(known), scales);
  }

  @Test
  void countsInHowManyPromptsAFeatureIs() {
    PromptFeatures features = new PromptFeatures(plain, PROMPTS);
    int sell =
        IntStream.range(0, features.size())
            .filter(i -> features.feature(i).equals(new Feature(0, "sell")))
            .findFirst()
            .orElseThrow();

    assertThat(features.counts(List.of(0, 1, 2))[sell]).isEqualTo(1);
    assertThat(features.counts(List.of(0, 1))[sell]).isZero();
    assertThat(features.hasVectors(List.of(4, 5))).isFalse();
    assertThat(features.hasVectors(List.of(4, 0))).isTrue();
  }

  @Test
  void ofManyPromptsThatFailTheFirstIsTold() {
    FeaturizerPipeline failing =
        new FeaturizerPipeline(
            List.of(
                FeaturizerDefinition.own(
                    "failing",
                    (text, sink) -> {
                      if (!text.equals("fine")) {
                        throw new IllegalStateException(text);
                      }
                    })));
    List<String> prompts =
        IntStream.range(0, 500).mapToObj(i -> i < 5 ? "fine" : "prompt " + i).toList();

    assertThatThrownBy(() -> new PromptFeatures(failing, prompts))
        .isInstanceOf(MicromapException.class)
        .hasMessageContaining("prompt 5")
        .hasMessageNotContaining("prompt 50");
  }
}
