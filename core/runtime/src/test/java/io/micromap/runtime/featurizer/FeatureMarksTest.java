package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FeatureMarksTest {

  private static final int SIZE = 20_000;

  private final FeatureMarks marks = new FeatureMarks(SIZE);

  @Property(tries = 300)
  void aNumberIsNewOnceUntilAllAreForgotten(
      @ForAll @Size(max = 200) List<@IntRange(max = SIZE) Integer> first,
      @ForAll @Size(max = 20) List<@IntRange(max = SIZE) Integer> second) {
    assertThat(newOnes(first)).containsExactlyElementsOf(new LinkedHashSet<>(first));
    assertThat(newOnes(second)).containsExactlyElementsOf(new LinkedHashSet<>(second));
  }

  private List<Integer> newOnes(List<Integer> numbers) {
    marks.clear();
    return numbers.stream().filter(marks::add).toList();
  }
}
