package io.micromap.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micromap.runtime.encoder.EmbeddingGrid;
import io.micromap.runtime.encoder.Encoder;
import io.micromap.runtime.encoder.EncoderIdentity;
import io.micromap.runtime.encoder.Encoders;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxEncodersTest {

  private static final Encoder BGE = Encoders.load().open("");
  private static final List<String> TEXTS =
      List.of(
          "my card has not arrived",
          "where is the card you sent me?",
          "what is the capital of France",
          "",
          "supercalifragilistic ".repeat(500));

  @ParameterizedTest
  @CsvSource({
    "bge-small-en-v1.5-q, 06319880302fddeaa599a2913ac49d79386dd4a122218b7930afa82e74154a36",
    "all-minilm-l6-v2-q, 77217f8a137c380bc608e7f6196669c992ae18e4b46e80235c9ed1eb99429314"
  })
  void theModelsAreTheOnesThatBundlesName(String name, String sha256) throws IOException {
    Encoder encoder = Encoders.load().open(name);
    assertThat(encoder.identity()).isEqualTo(new EncoderIdentity(name, sha256, 384));
    assertThat(OnnxEncoders.files(name).sha256()).isEqualTo(sha256);
  }

  @Test
  void textsOfLikeMeaningLieNearEachOther() {
    float[][] rows = BGE.embed(TEXTS);
    assertThat(cosine(rows[0], rows[1])).isGreaterThan(cosine(rows[0], rows[2]) + 0.1);
  }

  @Test
  void aVectorDoesNotDependOnTheTextsAroundIt() {
    float[][] together = BGE.embed(TEXTS);
    for (int i = 0; i < TEXTS.size(); i++) {
      assertThat(BGE.embed(List.of(TEXTS.get(i)))[0]).isEqualTo(together[i]);
    }
  }

  @Test
  void aVectorDoesNotDependOnTheThreads() {
    float[][] alone = BGE.embed(TEXTS);
    List<float[][]> crowded =
        IntStream.range(0, 12).parallel().mapToObj(i -> BGE.embed(TEXTS)).toList();
    assertThat(crowded).allSatisfy(rows -> assertThat(rows).isDeepEqualTo(alone));
  }

  @Test
  void everyTextHasAVectorOfLengthOneOnTheGrid() {
    for (float[] row : BGE.embed(TEXTS)) {
      assertThat(cosine(row, row)).isCloseTo(1, within(0.01));
      for (float value : row) {
        assertThat(value * EmbeddingGrid.STEPS).isEqualTo((float) Math.rint(value * 1024));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"bge-small-en-v1.5-q, 510", "all-minilm-l6-v2-q, 126"})
  void anEncoderTellsWhatItCutsOff(String name, int most) {
    Encoder encoder = Encoders.load().open(name);
    String text = "a ".repeat(most);

    assertThat(encoder.readsWhole(text)).isTrue();
    assertThat(encoder.readsWhole(text + "b")).isFalse();
    assertThat(encoder.embed(List.of(text + "b"))).isDeepEqualTo(encoder.embed(List.of(text)));
  }

  @Test
  void noTextsHaveNoVectors() {
    assertThat(BGE.embed(Collections.emptyList())).isEmpty();
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
