package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a channel beside orders: status lines, others' acts, manuals, questions. */
class StatusLineTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "watering done",
        "watering of bed 4 complete",
        "the watering of the roses finished without errors",
        "watering of bed 4 is still running",
        "pruning is done",
        "somebody put water on bed 4 again",
        "bob wants to water the roses",
        "Ann is going to water the roses",
        "bob asked for water on the roses",
        "in the docs: water the roses at noon",
        "from the runbook: water the roses at noon",
      })
  void whatIsDoneOrSomebodyElsesIsTold(String prompt) {
    assertThat(Moods.of(prompt)).contains(Mood.REPORT).doesNotContain(Mood.QUESTION);
    assertThat(Moods.of(prompt).get(0)).isEqualTo(Mood.REPORT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "watering event log: 40 liters on the roses",
        "hose bot: 40 liters on the roses",
        "patch notes 1.8: roses last longer",
        "Figure 3: roses in the rain",
        "water received: 40 liters",
        "the roses watered at 11:20",
        "bed 7 dry spot detected",
        "just watered all of the roses",
        "already watered roses twice",
        "put water on the roses last night",
        "first watering went thru"
      })
  void linesOfLogsAndOfStatusAreTold(String prompt) {
    assertThat(Moods.of(prompt)).containsOnly(Mood.REPORT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get the watering of bed 4 done",
        "the watering of the roses needs to be done",
        "the roses want to be watered",
        "bed 4 wants to be watered",
        "i am going to need the roses watered",
        "docs say noon is best: water the roses at noon, please",
        "why don't you water the roses",
        "ok, water the roses",
        "water the roses till all is done",
      })
  void whatAsksForItIsAnOrder(String prompt) {
    assertThat(Moods.ofOrderAtEnd(prompt)).containsOnly(Mood.ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ok to water the roses",
        "okay to water the roses?",
        "water the roses, right?",
        "could you tell me how to water roses",
        "please tell me how to water roses",
      })
  void whatAsksFirstIsAQuestion(String prompt) {
    assertThat(Moods.of(prompt)).containsOnly(Mood.QUESTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"don't you water the roses", "do it later. Don't you dare water them"})
  void whoIsToldOffIsToldNotTo(String prompt) {
    assertThat(Moods.of(prompt)).endsWith(Mood.REFUSAL, Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"don't you water the roses?", "don't you think so, water the roses"})
  void whoIsAskedIsNot(String prompt) {
    assertThat(Moods.of(prompt)).doesNotContain(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "water the roses (not now)",
        "water the roses not now",
      })
  void whatIsNotNowIsRefused(String prompt) {
    assertThat(Moods.of(prompt)).startsWith(Mood.REFUSAL, Mood.REFUSAL, Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "water the roses once the gardener signs off",
        "water the roses as soon as the price doubles",
        "when the barrel leaks, water the roses",
      })
  void whatWaitsForAnotherIsNoOrderYet(String prompt) {
    assertThat(Moods.of(prompt)).contains(Mood.HYPOTHETICAL);
  }
}
