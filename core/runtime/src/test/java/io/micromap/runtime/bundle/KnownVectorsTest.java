package io.micromap.runtime.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micromap.runtime.featurizer.FeatureVector;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KnownVectorsTest {

  @Property(tries = 300, seed = "5")
  void knowsItsVectorsAlsoWhenReadAgain(@ForAll("vectors") List<FeatureVector> vectors) {
    KnownVectors known = KnownVectors.of(KnownVectors.of(vectors).toBytes());

    assertThat(vectors).filteredOn(vector -> vector.size() > 0).allMatch(known::contains);
  }

  @Property(tries = 300, seed = "5")
  void knowsNoVectorWithAnotherNumberOrValue(@ForAll("vectors") List<FeatureVector> vectors) {
    KnownVectors known = KnownVectors.of(vectors);

    assertThat(vectors)
        .filteredOn(vector -> vector.size() > 0)
        .noneMatch(vector -> known.contains(with(vector, 1_000_000, vector.values()[0])))
        .noneMatch(vector -> known.contains(with(vector, vector.ids()[0], 7)));
  }

  @Property(tries = 300, seed = "5")
  void theOrderOfTheVectorsDoesNotMatter(@ForAll("vectors") List<FeatureVector> vectors) {
    List<FeatureVector> turned = vectors.stream().sorted((a, b) -> b.size() - a.size()).toList();

    assertThat(KnownVectors.of(turned).toBytes()).isEqualTo(KnownVectors.of(vectors).toBytes());
  }

  @Test
  void bytesThatWereNotWrittenSoAreRefused() {
    byte[] two = KnownVectors.of(List.of(vector(1), vector(2))).toBytes();
    byte[] twice = Arrays.copyOf(two, two.length);
    System.arraycopy(two, 0, twice, 8, 8);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> KnownVectors.of(Arrays.copyOf(two, 15)))
        .withMessageContaining("multiple of 8");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KnownVectors.of(twice))
        .withMessageContaining("ascend");
  }

  @Test
  void anEmptyVectorIsNeverKnown() {
    FeatureVector empty = new FeatureVector(new int[0], new double[0], new double[0]);

    assertThat(KnownVectors.of(List.of(empty)).size()).isZero();
    assertThat(KnownVectors.of(List.of(empty, vector(1))).contains(empty)).isFalse();
  }

  @Provide
  Arbitrary<List<FeatureVector>> vectors() {
    Arbitrary<int[]> ids =
        Arbitraries.integers()
            .between(0, 999_999)
            .set()
            .ofMaxSize(6)
            .map(set -> set.stream().mapToInt(Integer::intValue).sorted().toArray());
    Arbitrary<Double> values = Arbitraries.doubles().between(-1, 1);
    return Combinators.combine(ids, values)
        .as(
            (numbers, value) -> {
              double[] all = new double[numbers.length];
              Arrays.fill(all, value);
              return new FeatureVector(numbers, all, new double[0]);
            })
        .list()
        .ofMaxSize(8);
  }

  private static FeatureVector vector(int id) {
    return new FeatureVector(new int[] {id}, new double[] {1}, new double[0]);
  }

  private static FeatureVector with(FeatureVector vector, int id, double value) {
    int[] ids = vector.ids().clone();
    double[] values = vector.values().clone();
    ids[0] = id;
    values[0] = value;
    return new FeatureVector(ids, values, vector.known());
  }
}
