package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micromap.runtime.featurizer.Vocabulary.Feature;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VocabularyTest {

  @Test
  void everyFeatureIsFoundUnderItsNumber() {
    List<Feature> features =
        IntStream.range(0, 5_000)
            .mapToObj(i -> new Feature(i % 3, "feature " + i))
            .sorted()
            .toList();
    Vocabulary vocabulary = Vocabulary.of(features);

    for (int id = 0; id < features.size(); id++) {
      assertThat(find(vocabulary, features.get(id))).isEqualTo(id);
      assertThat(vocabulary.feature(id)).isEqualTo(features.get(id));
      assertThat(vocabulary.view(id)).isEqualTo(features.get(id).view());
    }
  }

  @Test
  void manySearchesFindWhatFewFind() {
    List<Feature> features =
        IntStream.range(0, 900).mapToObj(i -> new Feature(i % 3, "é" + i)).sorted().toList();
    List<Feature> others =
        IntStream.range(0, 900).mapToObj(i -> new Feature(i % 4, "e" + i)).toList();
    Vocabulary vocabulary = Vocabulary.of(features);

    for (int round = 0; round < 4; round++) {
      for (int id = 0; id < features.size(); id++) {
        assertThat(find(vocabulary, features.get(id))).isEqualTo(id);
        assertThat(find(vocabulary, others.get(id))).isNegative();
      }
    }
  }

  @Test
  void textsOfOneHashAreToldApart() {
    Vocabulary vocabulary = Vocabulary.of(List.of(new Feature(0, "Aa"), new Feature(0, "BB")));

    assertThat(find(vocabulary, new Feature(0, "Aa"))).isZero();
    assertThat(find(vocabulary, new Feature(0, "BB"))).isOne();
    assertThat(find(vocabulary, new Feature(0, "AaAa"))).isNegative();
  }

  @Test
  void aSliceIsFoundOnlyInItsView() {
    Vocabulary vocabulary = Vocabulary.of(List.of(new Feature(1, "swap")));

    assertThat(vocabulary.find(1, "to swap it".toCharArray(), 3, 4)).isZero();
    assertThat(vocabulary.find(0, "to swap it".toCharArray(), 3, 4)).isNegative();
    assertThat(vocabulary.find(1, "to swap it".toCharArray(), 3, 5)).isNegative();
  }

  @Test
  void anEmptyVocabularyFindsNothing() {
    assertThat(find(Vocabulary.of(List.of()), new Feature(0, "a"))).isNegative();
  }

  @Test
  void featuresOutOfOrderOrTwiceAreRefused() {
    Feature a = new Feature(0, "a");
    Feature b = new Feature(0, "b");
    for (List<Feature> features : List.of(List.of(b, a), List.of(a, a))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Vocabulary.of(features))
          .withMessageContaining("ascending");
    }
  }

  @Test
  void textsOfAnyCharactersAreReadBack() {
    List<Feature> features =
        List.of(
            new Feature(0, ""),
            new Feature(0, "caf\u00e9\u00ff"),
            new Feature(0, "caf\u0100"),
            new Feature(0, "x".repeat(1_000)),
            new Feature(0, "\ud83d"),
            new Feature(0, "\ud83d\ude80 to"),
            new Feature(1, "\uffff"),
            new Feature(3, "z"));
    float[] scales = {1, 2.5f, 3, 4, 5, 6, 7, Float.MIN_VALUE, 9};
    byte[] bytes = Vocabulary.of(features).write(scales);

    float[] scalesRead = new float[features.size() + 1];
    Vocabulary read = Vocabulary.read(bytes, scalesRead);

    assertThat(IntStream.range(0, read.size()).mapToObj(read::feature)).isEqualTo(features);
    assertThat(scalesRead).containsExactly(scales);
    assertThat(read.write(scalesRead)).isEqualTo(bytes);
  }

  @Test
  void lengthsThatDoNotFitTheBytesAreRefused() {
    byte[] bytes = Vocabulary.of(List.of(new Feature(0, "abc"))).write(new float[2]);
    for (int length : new int[] {0, 2, 4, 0x7fff, 0x8001, 0x8002, 0xffff}) {
      bytes[9] = (byte) length;
      bytes[10] = (byte) (length >>> 8);

      assertThatIllegalArgumentException()
          .as("length %s", length)
          .isThrownBy(() -> Vocabulary.read(bytes, new float[2]))
          .withMessageContaining("texts");
    }
  }

  private static int find(Vocabulary vocabulary, Feature feature) {
    return vocabulary.find(
        feature.view(), feature.text().toCharArray(), 0, feature.text().length());
  }

  @Test
  void textsThatCollideInTheUsualHashAreFoundAtOnce() {
    List<String> texts = List.of("");
    for (int pair = 0; pair < 16; pair++) {
      texts = texts.stream().flatMap(text -> Stream.of(text + "Aa", text + "BB")).toList();
    }
    assertThat(texts.stream().mapToInt(String::hashCode).distinct().count()).isEqualTo(1);
    Vocabulary vocabulary =
        Vocabulary.of(texts.stream().sorted().map(text -> new Feature(0, text)).toList());

    assertThat(vocabulary.size()).isEqualTo(65_536);
    assertThat(vocabulary.longestSearch()).isLessThan(200);
  }
}
