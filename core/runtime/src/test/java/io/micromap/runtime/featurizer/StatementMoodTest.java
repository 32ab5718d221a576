package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others say and want, and what is defined: no orders. */
class StatementMoodTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the docs recommend watering roses twice",
        "Karl reckons roses need water",
        "gardeners say that roses love water",
        "the council wants us to water the roses",
        "watering roses helps them, says the guide",
        "roses grow at night, the book says",
        "wet roses glow at night, it says in the glossary",
        "roses close at night, according to the handbook",
        "According to the manual, one waters roses at noon",
        "some say water the roses at night",
        "i dreamt the roses watered themselves",
        "tommy just watered the roses",
        "marketing already planted 80 roses"
      })
  void whatOthersSayOrWantIsTold(String prompt) {
    assertThat(Moods.of(prompt)).containsOnly(Mood.REPORT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "watering roses means to give them water",
        "a rose is a flower with thorns",
        "an empty bed holds water",
        "gardener: someone who waters roses",
        "watering: the act of giving water",
        "watering (n.): giving water",
        "water(roses): gives them water",
        "normally we water the roses at noon",
        "pupils in the fifth form usually water roses",
        "RHS stands for a society of gardeners",
        "by watering we mean that the roots are wet"
      })
  void whatSomethingIsOrDoesAsARuleIsTold(String prompt) {
    assertThat(Moods.of(prompt).get(0)).isEqualTo(Mood.REPORT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Karl says wait, but water the roses",
        "the docs recommend noon, so water the roses",
        "normally we wait. water the roses",
        "alert: bed 3 is dry, water the roses",
        "the council wants us to wait; water the roses",
        "don't think twice, water the roses",
        "just water the roses",
        "according to the plan, water the roses",
        "everything is dry, water the roses"
      })
  void ordersStandBesideThem(String prompt) {
    assertThat(Moods.ofOrderAtEnd(prompt)).containsOnly(Mood.ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "put back the roses that we had last night",
        "i want the roses watered at 11:20",
        "everything in the bed goes to the shed",
        "she wants the roses watered",
        "water the just planted roses",
        "by noon i want the roses wet",
        "water claim it",
        "log the roses"
      })
  void whatOnlyLooksLikeThemIsAnOrder(String prompt) {
    assertThat(Moods.of(prompt)).containsOnly(Mood.ORDER);
  }
}
