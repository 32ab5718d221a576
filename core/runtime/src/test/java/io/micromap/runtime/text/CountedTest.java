package io.micromap.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CountedTest {

  @Test
  void oneIsNotMany() {
    assertThat(Counted.of(1, "row")).isEqualTo("1 row");
    assertThat(Counted.of(0, "row")).isEqualTo("0 rows");
    assertThat(Counted.of(2, "in-scope row")).isEqualTo("2 in-scope rows");
    assertThat(Counted.of(1, "class")).isEqualTo("1 class");
    assertThat(Counted.of(3, "class")).isEqualTo("3 classes");
    assertThat(Counted.of(2, "entry")).isEqualTo("2 entries");
  }
}
