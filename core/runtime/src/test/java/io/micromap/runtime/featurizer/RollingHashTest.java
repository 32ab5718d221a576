package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RollingHashTest {

  @Property
  void theHashOfTwoTextsInARowFollowsFromTheirs(@ForAll String left, @ForAll String right) {
    assertThat(RollingHash.join(hash(left), hash(right), right.length()))
        .isEqualTo(hash(left + right));
  }

  @Example
  void thatHoldsForLongTexts() {
    for (String right : new String[] {"x".repeat(511), "xy".repeat(256), "x".repeat(5000)}) {
      assertThat(RollingHash.join(hash("left"), hash(right), right.length()))
          .isEqualTo(hash("left" + right));
    }
  }

  private static int hash(String text) {
    return RollingHash.of(text.toCharArray(), 0, text.length());
  }
}
