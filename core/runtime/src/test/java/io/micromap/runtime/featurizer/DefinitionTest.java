package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clauses that say what acts are, and those of logs, beside orders that look alike. */
class DefinitionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Watering is the process of giving water to plants",
        "Watering is when plants are given water",
        "Watering means giving water to plants.",
        "Pruning is covering a cut with wax",
        "A watering is a way of giving plants water",
        "A drip hose lets the soil soak slowly",
        "Repotting moves a plant into a larger pot",
        "Garden visits are requests for a guided tour",
        "roses watered successfully (bed 4)",
        "successfully watered all roses",
        "feat: water the roses from the barrel",
        "release notes: water the roses from the barrel",
      })
  void whatAnActIsOrWhatALogSaysIsTold(String prompt) {
    assertThat(Moods.of(prompt)).containsOnly(Mood.REPORT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my order is a mess, water the roses",
        "a friend is here, water the roses",
        "the hose means trouble, water the roses",
        "a barrel is full: water the roses",
        "i want the tulips watered successfully, water the roses",
        "new plants are in the shed, water the roses",
      })
  void whatTellsOfAThingLeavesTheOrder(String prompt) {
    assertThat(Moods.ofOrderAtEnd(prompt)).containsOnly(Mood.ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a watering is what i want",
        "a watering is due today",
        "get the roses watered successfully",
        "watering the roses is your next task",
        "can the roses be watered?",
        "can a part of my roses be watered?",
        "can a rose be watered for me?",
        "can you describe the roses",
        "can you water the roses as in the plan?",
      })
  void whatAsksForAnActIsAnOrder(String prompt) {
    assertThat(Moods.of(prompt)).containsOnly(Mood.ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "can you explain how the roses are watered",
        "Could someone explain the watering of roses?",
        "please explain how roses are watered",
        "can a rose be watered at noon?",
        "can the roses in general be watered at noon?",
      })
  void whatAsksForWordsAboutAnActIsAQuestion(String prompt) {
    assertThat(Moods.of(prompt)).containsOnly(Mood.QUESTION);
  }
}
