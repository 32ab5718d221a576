package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do as a rule is told; what they want as a rule is asked for. */
class HabitTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i water the roses every morning",
        "we prune the roses once a year",
        "i usually water the roses",
        "my brother waters the roses by hand",
        "our neighbour prunes the roses in spring",
        "most flower shops water the roses twice",
        "many people water the roses at noon",
      })
  void whatIsDoneAsARuleIsTold(String prompt) {
    assertThat(Moods.of(prompt)).containsOnly(Mood.REPORT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i want it done every day: water the roses",
        "we need them green every spring, so water the roses",
        "i water the lilies every day, now water the roses",
        "my boss wants it done, water the roses",
        "most of the roses are dry, water the roses",
        "some people need shade; water the roses",
        "my brother is here, water the roses",
      })
  void whatIsWantedAsARuleIsAnOrder(String prompt) {
    assertThat(Moods.ofOrderAtEnd(prompt)).containsOnly(Mood.ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "would it be too much to ask to water the roses",
        "is it asking too much to water the roses?",
        "hey siri water the roses",
        "alexa, could you water the roses",
        "bring the can and water the roses",
        "without pruning, bring the can, water the roses",
      })
  void whatAsksPolitelyIsAnOrder(String prompt) {
    assertThat(Moods.ofOrderAtEnd(prompt)).containsOnly(Mood.ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alexa how do i water the roses",
        "computer, is it time to water the roses?",
      })
  void whoIsCalledMayBeAsked(String prompt) {
    assertThat(Moods.of(prompt)).contains(Mood.QUESTION);
  }
}
