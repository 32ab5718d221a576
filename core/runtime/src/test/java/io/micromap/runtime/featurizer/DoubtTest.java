package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubtTest {

  @ParameterizedTest
  @ValueSource(strings = {"water the roses?", "it is dry. water the roses?"})
  void aBareOrderWithAQuestionMarkAsks(String prompt) {
    assertThat(Moods.doubted(prompt)).contains(Mood.QUESTION).endsWith(Mood.QUESTION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "could you water the roses?",
        "water the roses please?",
        "would you mind a favour, water the roses?",
        "water the roses, would you?",
        "water the roses!",
      })
  void aRequestIsAnOrderWithAQuestionMarkToo(String prompt) {
    assertThat(Moods.doubted(prompt)).containsOnly(Mood.ORDER);
  }
}
