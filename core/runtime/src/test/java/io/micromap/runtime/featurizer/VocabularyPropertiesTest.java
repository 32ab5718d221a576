package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.runtime.featurizer.Vocabulary.Feature;
import java.nio.BufferUnderflowException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class VocabularyPropertiesTest {

  @Property(tries = 300, seed = "1")
  void everyFeatureIsReadBackAndFoundUnderItsNumber(
      @ForAll("features") Set<Feature> known, @ForAll("features") Set<Feature> others) {
    List<Feature> features = List.copyOf(new TreeSet<>(known));
    float[] scales = new float[features.size() + 1];
    Arrays.fill(scales, 1.5f);
    byte[] bytes = Vocabulary.of(features).write(scales);

    Vocabulary read = Vocabulary.read(bytes, new float[scales.length]);

    assertThat(IntStream.range(0, read.size()).mapToObj(read::feature)).isEqualTo(features);
    assertThat(read.write(scales)).isEqualTo(bytes);
    for (int id = 0; id < features.size(); id++) {
      assertThat(find(read, features.get(id))).isEqualTo(id);
    }
    for (Feature other : others) {
      assertThat(find(read, other) >= 0).isEqualTo(known.contains(other));
    }
  }

  @Property(tries = 500, seed = "2")
  void bytesThatAreNoVocabularyAreRefused(
      @ForAll @Size(max = 80) byte[] bytes, @ForAll @IntRange(max = 8) int features) {
    float[] scales = new float[features + 1];
    try {
      assertThat(Vocabulary.read(bytes, scales).write(scales)).hasSameSizeAs(bytes);
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      assertThat(e).isNotNull();
    }
  }

  @Property(tries = 500, seed = "3")
  void aDamagedVocabularyIsRefusedOrStillAscends(
      @ForAll("features") Set<Feature> known,
      @ForAll @IntRange(max = 10_000) int place,
      @ForAll byte value) {
    float[] scales = new float[known.size() + 1];
    byte[] bytes = Vocabulary.of(List.copyOf(new TreeSet<>(known))).write(scales);
    bytes[place % bytes.length] = value;
    try {
      Vocabulary read = Vocabulary.read(bytes, scales);
      assertThat(IntStream.range(0, read.size()).mapToObj(read::feature).toList()).isSorted();
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      assertThat(e).isNotNull();
    }
  }

  @Provide
  Arbitrary<Set<Feature>> features() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3),
            Arbitraries.oneOf(
                Arbitraries.strings().withChars("ab").ofMaxLength(4),
                Arbitraries.strings().ofMaxLength(6)))
        .as(Feature::new)
        .set()
        .ofMaxSize(30);
  }

  private static int find(Vocabulary vocabulary, Feature feature) {
    return vocabulary.find(
        feature.view(), feature.text().toCharArray(), 0, feature.text().length());
  }
}
