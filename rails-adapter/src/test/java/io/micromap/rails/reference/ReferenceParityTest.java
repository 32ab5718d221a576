package io.micromap.rails.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The vectors are the project's own, made by {@code src/test/python/make_vectors.py}. */
class ReferenceParityTest {
  @Test
  void allStagesAgreeWithNumpyOnShortLongFlatEmptyAndCrowdedTraces() throws Exception {
    ReferenceParity parity =
        ReferenceParity.of(Path.of("src/test/resources/io/micromap/rails/vectors"));

    assertThat(parity.mismatches()).isEmpty();
    assertThat(parity.compared()).isGreaterThan(3000);
  }
}
