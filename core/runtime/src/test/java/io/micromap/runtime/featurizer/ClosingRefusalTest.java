package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that are broken off, taken back at the end of a prompt, or left to somebody else. */
class ClosingRefusalTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "water the ros- no wait, it rains",
        "water the roses plea- wait no, they are wet",
        "water only the r- no no no, the lawn is dry",
        "water the ro- argh, sorry, wrong channel, nothing for you here",
        "water the ro... hm, wait, the bed is wet already. Nothing needed.",
        "water the roses, oh hang on, rain is due, dont",
        "water the roses, hm, wait, they're wet"
      })
  void whatIsBrokenOffIsRefused(String prompt) {
    assertThat(Moods.of(prompt).subList(0, 3)).containsOnly(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "water the roses, I said. I shouldn't have. Strike it.",
        "those roses to water, strike it from the list.",
        "Wanted to water the roses, found the well dry. Abandoned.",
        "Oh great, more water for the roses, what joy. Count me out.",
        "told you water for the roses? I misread the sky. never mind me",
        "I can't water the roses until the well is clean, so park it.",
        "no rain fell, the roses were not watered, therefore it doesn't happen",
        "You were going to water the roses. Save it for noon.",
        "I asked you to water the roses. I'm also the one asking you to forget it.",
        "water the roses each hour and the lawn twice. Next.",
        "wanted to water the roses, but Karl sits there, so that's a no-go for today",
        "so they say roses drink at noon, good, I'm keeping it",
        "Water the roses? At my age one likes hay. I'm keeping the hay.",
        "water the roses, right, and drown them. Genius. No.",
        "i could water the roses but i wont",
        "The hose is full, water the roses is my line. Nothing needed.",
        "The roses are in the shed. There's nothing I need from you.",
        "water the roses. let me check something first",
        "water the roses. let me read the manual first",
        "water the roses. First though, let me ask my aunt",
        "water the roses... hmm let me sleep on it",
        "water the roses in a storm, what could go wrong",
        "water the roses don't",
        "water the roses only with my written ok",
        "Water for roses? Save a tree, none for me"
      })
  void whatClosesAPromptRefusesIt(String prompt) {
    List<Mood> moods = Moods.of(prompt);

    assertThat(moods.subList(0, 2)).containsOnly(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The roses bloom in the shed. No watering required.",
        "That hose drips on the roses. Renewal not wanted.",
        "The roses look well by the wall. No new hose required, it's fine.",
        "My sister has the roses in her shed. Walk cancelled.",
        "The bed of roses feeds itself. Leave my roses alone."
      })
  void whatIsToldBeforeANeedlessActIsRefused(String prompt) {
    assertThat(Moods.of(prompt).subList(0, 4)).containsOnly(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no wait, just do it: water the roses",
        "strike that, instead water the roses",
        "no receipt required, just water the roses",
        "the walk was cancelled, so water the roses",
        "we won't need the lamp, it's called off. Water the roses",
        "not one more minute, water the roses",
        "nothing left to wait for: water the roses",
        "before anyone complains, water the roses",
        "not asking where they are, asking you to water the roses",
        "I'm keeping the lilies, water the roses",
        "walk postponed. Water the roses",
        "they used to be better but whatever, water the roses"
      })
  void anOrderBehindThemStands(String prompt) {
    assertThat(Moods.ofOrderAtEnd(prompt)).containsOnly(Mood.ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "water the roses. No receipt required.",
        "water the roses. No lamp needed.",
        "water the roses, no wait, just do it",
        "water the roses? no wait, go ahead",
        "water the roses, this bed next",
        "water the roses. Order cancelled.",
        "water the roses, I'm keeping the lilies",
        "can you water the roses? I'm keeping the hay",
        "I want the roses wet, I'm keeping it",
        "The roses smell of tar. No replacement needed.",
        "water the well-kept roses"
      })
  void anOrderBeforeWhatOnlyLooksLikeThemStands(String prompt) {
    assertThat(Moods.of(prompt).subList(0, 3)).containsOnly(Mood.ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not one more rose",
        "not a fan of watered roses",
        "nothing here to water",
        "nothing for us to water",
        "i hereby waive the roses",
        "we're through with watering roses",
        "i sure as hell won't water roses",
        "there's to be no more watering",
        "the council turned down the watering",
        "I don't have clearance to water roses",
        "it would be unwise, let's put it politely, to water the roses",
        "we agreed it rains, hence no watering",
        "that settles the watering",
        "not asking when they water roses",
        "not today, red roses",
        "I take it back, the bed doesn't get watered",
        "withdrawn: a bed of roses",
        "oops, didn't mean to water anything"
      })
  void whatFollowsIsRefused(String prompt) {
    List<Mood> moods = Moods.of(prompt);

    assertThat(moods.get(moods.size() - 1)).isEqualTo(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the roses aren't ours to water",
        "roses are not for watering",
        "the watering moves to then",
        "watering them is wasted breath",
        "watering beds and roses makes no sense",
        "so watering beds and roses makes no sense",
        "more water is tempting but the pond is low",
        "I can water the roses myself",
        "I'll water it myself",
        "only hanna can okay a watering of the roses",
        "waiting for rain before i water any roses",
        "watering of the roses postponed: it rains",
        "watering theory rejected, it rains",
        "which rose gets water doesn't interest me any more",
        "the well is dry but whatever, I found a can",
        "the roses bloom so it's called off"
      })
  void theClauseIsRefused(String prompt) {
    assertThat(Moods.of(prompt).get(prompt.startsWith("so ") ? 1 : 0)).isEqualTo(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not today, water them tomorrow",
        "not here, water the bed by the wall",
        "I changed my mind, water the roses",
        "the lawn is not for mowing but for roses",
        "can I water the roses myself",
        "i'll pay for the roses myself",
        "only water the roses",
        "water the roses. i mean it.",
        "have my roses watered",
        "water nothing but the roses",
        "recall my roses",
        "been waiting for weeks before i wrote",
        "I didn't mean to order it",
        "i want the walk postponed",
        "the walk rejected by my dog"
      })
  void whatOnlyLooksLikeARefusalIsNone(String prompt) {
    List<Mood> moods = Moods.of(prompt);

    assertThat(moods.get(moods.size() - 1)).isNotEqualTo(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grep found 0 roses in the bed",
        "the last search returned no roses",
        "people want me to water roses",
        "my hose leaks and everyone wants me to mend it",
        "you kindly watered my roses",
        "watering roses kills the moss",
        "water: to give a plant what it needs"
      })
  void whatIsFoundOrWantedByOthersIsTold(String prompt) {
    assertThat(Moods.of(prompt)).contains(Mood.REPORT).doesNotContain(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "water: to the left of a rose",
        "task: to move a rose",
        "the well will need water"
      })
  void whatOnlyLooksLikeAReportIsAnOrder(String prompt) {
    assertThat(Moods.of(prompt)).doesNotContain(Mood.REPORT, Mood.HYPOTHETICAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "water: to give a plant water",
        "water roses? I'm keeping grass",
        "water roses, hang on it rains",
        "water roses. Next.",
        "Leave roses alone",
        "roses love me and everyone wants me to water",
        "water roses. Strike it.",
        "I can water roses myself",
        "only hanna can okay roses",
        "waiting for rain before i water",
        "recall my request to water roses",
        "roses wilt. I need nothing from you",
        "not today, roses",
        "watering postponed",
        "watering theory rejected",
        "grass is dry but whatever"
      })
  void aWordOrAPhraseTellsOfEach(String prompt) {
    Utterance utterance = Moods.utterance(prompt);
    List<String> words = utterance.words();

    assertThat(Moods.of(prompt)).anyMatch(mood -> mood != Mood.ORDER);
    assertThat(IntStream.range(0, words.size()))
        .anyMatch(i -> MoodReader.mayTell(words.get(i)) || MoodReader.tellsAt(i, utterance::word));
  }
}
