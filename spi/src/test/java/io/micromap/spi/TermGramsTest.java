package io.micromap.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermGramsTest {

  private final List<String> sent = new ArrayList<>();
  private final FeatureSink sink = (name, value) -> sent.add(name);

  @Test
  void eachTermIsSentWithTheRunsThatEndWithIt() {
    TermGrams grams = new TermGrams(3);

    grams.add("a", sink);
    grams.add("xbx", 1, 2, sink);
    grams.add("c", sink);
    grams.add("d", sink);

    assertThat(sent).containsExactly("a", "b", "a b", "c", "b c", "a b c", "d", "c d", "b c d");
  }

  @Test
  void aSequenceKnowsNothingOfTheOneBefore() {
    TermGrams grams = new TermGrams(2);
    grams.add("a", sink);
    grams.clear();
    assertThat(grams.isLast("a", 0, 1)).isFalse();

    grams.add("b", sink);

    assertThat(sent).containsExactly("a", "b");
    assertThat(grams.isLast("ab", 1, 2)).isTrue();
    assertThat(grams.isLast("ab", 0, 2)).isFalse();
    assertThat(grams.isLast("ab", 0, 1)).isFalse();
  }

  @Test
  void namesThatNoSinkTakesArePassedOver() {
    TermGrams grams = new TermGrams(2);

    grams.add("x".repeat(199), sink);
    grams.add("y", sink);
    grams.add("z".repeat(500), sink);

    assertThat(sent).containsExactly("x".repeat(199), "y");
  }

  @Test
  void runsHaveAtLeastOneTerm() {
    assertThatThrownBy(() -> new TermGrams(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Runs of 0 terms");
  }
}
