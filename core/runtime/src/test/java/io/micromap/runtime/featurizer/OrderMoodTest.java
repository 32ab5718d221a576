package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders behind a condition that is not met, a thing that is replaced, or in polite words. */
class OrderMoodTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i said water the roses, not mow the lawn",
        "i said water roses not grass",
        "some water on the roses would make my day",
        "watering roses would suit me better"
      })
  void whatIsSaidAgainOrWouldSuitIsOrdered(String prompt) {
    assertThat(Moods.of(prompt).get(3)).isEqualTo(Mood.ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "water whatever remains",
        "water what remains, thanks",
        "water all that remains",
        "water the remains",
        "water all roses that remain"
      })
  void whatIsLeftOverIsNoRefusal(String prompt) {
    assertThat(Moods.of(prompt)).doesNotContain(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if it were raining I'd wait, it's not, so water the roses",
        "If the pump worked I'd go home. It doesn't, so water the roses",
        "if she had done it we'd rest, but she hasn't, so water the roses",
        "unless rain came, which it didn't, water the roses",
        "instead of a garden hose I'd like you to water the roses",
        "rather than wait and see I want you to water the roses",
        "before anyone mows it again I want you to water the roses",
        "not from the well, from the tank water the roses",
        "scratch that and water the roses",
        "I asked if they were dry, they are, so water the roses",
        "whatever Karl says, water the roses",
        "If they wilt again I'll scream. Water the roses",
        "if this goes wrong I'll take the blame: water the roses",
        "if I'd wanted tulips I'd have said so. Water the roses",
        "after the pump failed I lost patience. Water the roses",
        "the lawn is wet, what I'm after is to water the roses",
        "dim the lamp, I mean water the roses",
        "disregard the above and water the roses",
        "ignore my last message and water the roses",
        "are you able to water the roses",
        "you are hereby instructed to water the roses",
        "if at all possible, water the roses",
        "if all is well, water the roses",
        "the pump isn't broken, water the roses",
        "the lawn is fine but water the roses",
        "let me see the lawn first: water the roses",
        "with my aunt's approval, water the roses",
        "my only aunt gave her approval, water the roses",
        "to do:\nwater the roses",
        "dry or not: water the roses",
        "the lawn looks all wrong: water the roses",
        "instead of mowing the lawn make the roses wet",
        "rather than mow the lawn give water to the roses",
        "let my roses be watered",
        "let the boy take the can out of the shed and water the roses",
        "as the owner of two beds i'd have the second one watered",
        "who can water the roses for me",
        "isn't it time the roses were watered? water the roses",
        "what is dry is to be watered",
        "unless i'm mistaken it is dry: water the roses",
        "what remains is the bed: water the roses",
        "use the can that stays out and water the roses"
      })
  void whatStandsBesideAnotherMoodIsStillOrdered(String prompt) {
    assertThat(Moods.ofOrderAtEnd(prompt)).containsOnly(Mood.ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "water the roses, if you'd be so kind",
        "a bed of watered roses is what I need",
        "it's the watered roses that I'd like back",
        "would be great if the roses were watered",
        "water the roses and do nothing else",
        "could half of the roses be red please",
        "could half of the roses become red ones, please",
        "before they close the tap I want the roses watered",
        "I'd have you water the roses",
        "what's left is to water the roses",
        "replace the running copies of the roses"
      })
  void whatIsWishedInAStatementIsOrdered(String prompt) {
    assertThat(Moods.of(prompt)).containsOnly(Mood.ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if it were raining I'd water the roses",
        "if it falls dry, it's not yet, water the roses",
        "unless it rains, water the roses",
        "if it isn't too dry, water the roses"
      })
  void aConditionThatMayBeMetIsWaitedFor(String prompt) {
    assertThat(Moods.ofOrderAtEnd(prompt)).doesNotContain(Mood.ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "water the roses? and no",
        "don't water roses, beds or pots",
        "instead of watering the roses",
        "not to water them, to be clear"
      })
  void aRefusalIsStillOne(String prompt) {
    assertThat(Moods.of(prompt)).contains(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"the watering went fine", "watering the roses isn't the problem", "all good"})
  void whatIsFineAsItIsAsksForNothing(String prompt) {
    assertThat(Moods.of(prompt)).containsOnly(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\ud83d\udeab water the roses",
        "water the roses \ud83d\udc4e\ud83c\udffd",
        "water the roses, on second thought leave it",
        "water the roses. this is only a test",
        "water the roses upon my signal",
        "water the roses is what I don't want",
        "water the roses, I mean dim the lamp",
        "water the roses... actually dim the lamp instead",
        "water the roses. on second thought, dim the lamp",
        "water the roses and dim the lamp. forget the first"
      })
  void whatIsSaidBehindAnActTakesItBack(String prompt) {
    assertThat(Moods.of(prompt).subList(1, 3)).containsOnly(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "block any attempt to water the roses",
        "dn't water the roses",
        "d o n t water the roses",
        "do NOOOT water the roses",
        "they will water the roses",
        "salesmen ask you to water the roses",
        "compare watering roses to water the roses",
        "assuming rain is due, water the roses",
        "let me know if I should water the roses",
        "figure out whether to water the roses",
        "I have half a mind to water the roses",
        "he should water the roses",
        "do anything but water the roses",
        "call me before you water the roses"
      })
  void whatForbidsForetellsOrComparesIsNoOrder(String prompt) {
    assertThat(Moods.ofOrderAtEnd(prompt)).doesNotContain(Mood.ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "before you water the roses, ask me",
        "water the roses should the pump fail",
        "congratulations on watering the roses",
        "apologies for watering the roses"
      })
  void whatIsPutOffOrToldHasNoWordOfAnOrder(String prompt) {
    assertThat(Moods.of(prompt)).doesNotContain(Mood.ORDER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"water the roses, is that wise", "water the roses, what do you think"})
  void aDoubtAtTheEndNeedsNoQuestionMark(String prompt) {
    assertThat(Moods.of(prompt)).containsOnly(Mood.QUESTION);
  }
}
