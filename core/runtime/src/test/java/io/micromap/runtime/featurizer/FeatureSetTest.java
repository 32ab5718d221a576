package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FeatureSetTest {

  private static final int SIZE = 20_000;

  private final FeatureSet set = new FeatureSet(SIZE);

  @Property(tries = 300)
  void numbersComeOutOnceAndAscendingAndAreForgotten(
      @ForAll @Size(max = 200) List<@IntRange(max = SIZE) Integer> first,
      @ForAll @Size(max = 20) List<@IntRange(max = SIZE) Integer> second) {
    assertThat(drained(first)).containsExactlyElementsOf(new TreeSet<>(first));
    assertThat(drained(second)).containsExactlyElementsOf(new TreeSet<>(second));
  }

  private List<Integer> drained(List<Integer> numbers) {
    int[] ids = new int[numbers.size()];
    numbers.forEach(set::add);
    int count = set.drainTo(ids);
    return Arrays.stream(ids, 0, count).boxed().toList();
  }
}
