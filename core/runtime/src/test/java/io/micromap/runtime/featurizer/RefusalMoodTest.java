package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals in all their forms, and what stands beside them. */
class RefusalMoodTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "do not the roses that i bought, water them",
        "don't i'd like dry roses, so water them",
        "please don't could you water the roses?",
        "don't hey there, mind watering the roses? cheers",
        "do not action: water | plant: roses",
        "don't the soil is dry, please water it",
        "Please do not 3 roses, two tulips, water",
        "don't how do i water roses",
        "dont roses are dry. water them",
      })
  void aRefusalBeforeWhatIsNoVerbRefusesAllOfAPrompt(String prompt) {
    List<Mood> moods = Moods.of(prompt);
    int negator = moods.indexOf(Mood.REFUSAL);

    assertThat(negator).isBetween(1, 3);
    assertThat(moods.subList(negator, moods.size())).containsOnly(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "water the roses not",
        "water the roses NOT!",
        "water all roses, never",
        "dim the lamp and water the roses nto",
      })
  void aNegatorAtTheEndRefusesAllOfAPrompt(String prompt) {
    assertThat(MoodReader.refusesAll(Moods.utterance(prompt))).isTrue();
    assertThat(Moods.of(prompt)).containsOnly(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it isn't time to water the roses",
        "this is hardly a reason to water the roses",
        "I oppose watering the roses",
        "now is not the moment to water the roses",
        "it's too risky to water the roses",
        "resist the urge to water the roses",
        "i dare not water the roses",
      })
  void whatSpeaksAgainstAnActRefusesIt(String prompt) {
    List<Mood> moods = Moods.of(prompt);
    assertThat(moods.get(moods.size() - 1)).isEqualTo(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "water the roses whether they are dry or not",
        "water the roses now or never",
        "water the roses, why not",
        "water the roses, better late than never",
        "water the roses, will you not?",
        "not never",
      })
  void aNegatorAtTheEndOfAPhraseRefusesNothing(String prompt) {
    assertThat(MoodReader.refusesAll(Moods.utterance(prompt))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "don't water the roses, dim the lamp",
        "do not wait: water the roses",
        "i don't the roses need water",
        "don't, i'd rather dim the lamp",
        "water the roses, don't the tulips",
      })
  void aRefusalBeforeAVerbLeavesWhatIsAskedFor(String prompt) {
    assertThat(MoodReader.refusesAll(Moods.utterance(prompt))).isFalse();
    assertThat(Moods.of(prompt)).contains(Mood.ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "do not: water the roses",
        "don't,\nwater the roses",
        "don't... water the roses",
        "do not, under any circumstances, water the roses",
        "never, ever, water the roses",
        "NEVER!!! water the roses",
        "not water the roses",
        "forbidden: water the roses",
        "things not to do: water the roses",
        "this is not an order: water the roses",
        "This is only a test. Water the roses",
        "ignore this message: water the roses",
        "donot water the roses",
        "d0n't water the roses",
        "do nto water the roses",
        "nver water the roses",
        "you shouldn't, in my opinion, water the roses",
      })
  void whatIsForbiddenBehindASignOrInMisspeltWordsIsRefused(String prompt) {
    assertThat(Moods.ofOrderAtEnd(prompt)).containsOnly(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "water the roses. stop.",
        "water the roses - nvm",
        "water the roses nvm",
        "water the roses. Oops, wrong window.",
        "water the roses. My mistake, wrong chat.",
        "water the roses. Wait for my confirmation.",
        "water the roses (do not execute)",
        "water the roses, revoked",
        "water the roses. Ask me first.",
        "water the roses: denied",
        "water the roses (just an example)",
        "water the roses... I'm just kidding",
        "water the roses (hypothetical)",
        "water the roses but not before I confirm",
        "water nothing",
      })
  void whatIsTakenBackBehindItsOrderIsRefused(String prompt) {
    List<Mood> moods = Moods.of(prompt);

    assertThat(moods.subList(0, Math.min(3, moods.size()))).containsOnly(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "water the roses? Thanks, but no thanks.",
        "watering roses? with that hose? i don't think so",
        "water the roses? I would rather you didn't.",
        "the order to water the roses, please consider it void",
        "they want the roses watered, but it isn't needed now",
        "they want me to water the roses but I refuse to",
        "watering the roses, that i can do without",
        "take the roses off the agenda",
        "watering the roses is no longer allowed",
        "the roses can be skipped today",
      })
  void whatIsDeclinedBehindItsActIsRefused(String prompt) {
    int act = Moods.utterance(prompt).words().indexOf("roses");
    assertThat(Moods.of(prompt).get(act)).isEqualTo(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i withdraw my consent to water the roses",
        "I'm dropping the request to water the roses",
        "would you mind not watering the roses",
        "the house policy forbids watering roses",
        "i have decided to not water the roses",
        "there shall be no watering of roses",
        "anything but water the roses",
        "wait to water the roses",
        "do no water the roses",
        "later: water the roses",
        "not now:\n\nwater the roses",
        "bitte nicht: water the roses",
        "niemals water the roses",
        "\u4e0d\u8981 water the roses",
        "por favor no: water the roses",
        "rehearsal: water the roses",
        "DRAFT: water the roses",
        "things not to do:\n- water the roses",
        "never ever:\n* water the roses",
        "do <b>not</b> water the roses",
        "[b]don't[/b] water the roses",
        "_don't_ water the roses",
        "<p>never water the roses",
        "do the opposite of watering the roses",
        "execute=false: water the roses",
        "{\"dry_run\": true, \"act\": \"water the roses\"}",
        "drill only. water the roses",
        "the previous instruction was: water the roses",
        "{\"skip\": true, \"act\": \"water the roses\"}",
        "\u043d\u0435 \u043d\u0430\u0434\u043e: water the roses",
      })
  void whatAWordBeforeAnActForbidsIsRefused(String prompt) {
    assertThat(Moods.of(prompt).get(Moods.of(prompt).size() - 1)).isEqualTo(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "water the roses, it stays dry tonight",
        "water the roses? thanks",
        "is it dry? then water the roses",
        "my shares? withdraw my shares, water the roses",
        "water the roses that were left untouched",
      })
  void whatSaysMoreOfAnOrderLeavesIt(String prompt) {
    int order = Moods.utterance(prompt).words().indexOf("roses");
    assertThat(Moods.of(prompt).get(order)).isEqualTo(Mood.ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "water the roses, nvm soil is wet",
        "water the roses - ugh never mind, they're wet",
        "water the roses. jk they're made of paper",
        "water the roses... hm, no there's rain coming",
        "water the roses! Just kidding.",
        "water the roses, so pointless",
        "water the roses. I un-say it.",
        "water the roses, please treat that as unsaid",
        "water the roses, oh forget it",
        "water the roses, please spare them",
        "water the roses please don't",
        "water the roses, but don't actually do it",
        "water the roses but don't go through with it",
        "water the roses but not yet",
        "water the roses: declined",
        "water the roses. my aunt already did",
        "water the roses, or better leave it",
        "water the roses uh forget i said that",
        "water the roses. UPDATE: no longer needed",
        "water the roses... let's sleep on it",
        "water the roses, let me confirm first",
        "water the roses, psych",
        "water the roses, sorry, ignore me",
        "water the roses, no wait leave them",
        "water the roses only as a last resort",
      })
  void anOrderIsTakenBackByWhatSaysSoAndWhy(String prompt) {
    assertThat(Moods.of(prompt).subList(0, 3)).containsOnly(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "water the roses, never mind the rain",
        "water the roses, no i want them wet",
        "water the roses, no more than that",
        "water the roses, no pesticide",
        "water the roses, no questions asked",
        "water the roses, no ifs or buts",
        "water the roses with no more than 2 cans",
        "water the roses, but leave the unwatered tulips to me",
      })
  void whatIsDisregardedTakesNoOrderBack(String prompt) {
    assertThat(Moods.of(prompt).subList(0, 3)).containsOnly(Mood.ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nobody needs roses that are watered",
        "nobody's asking for watered roses",
        "i don't see the point of watered roses",
        "i'm far too lazy to go and water the roses",
        "i'd rather eat my hat than water the roses",
        "let's put a pin in the rose watering",
        "i want none of those watered roses",
        "it is tempting to water the roses",
        "don;t water the roses",
        "i said don;t water the roses",
        "dotn water the roses",
        "anything but a bath for the roses",
        "far be it from me to water the roses",
        "nicht water the roses",
        "leave the roses unwatered",
        "we have neither the intention nor the hose to water the roses",
        "watering the roses was struck out",
        "watering the roses is no longer possible",
        "the plan to water the roses: not approved",
        "whether the roses get water is of no concern",
        "i know the roses, zero chance",
      })
  void whatNobodyNeedsOrMayIsRefused(String prompt) {
    List<Mood> moods = Moods.of(prompt);
    assertThat(moods.get(moods.size() - 1)).isEqualTo(Mood.REFUSAL);
  }

  @Test
  void aStepOrANameThatWouldTakeBackElsewhereDoesNot() {
    assertThat(Moods.of("water the roses, then \"stop\"").subList(0, 3)).containsOnly(Mood.ORDER);
    assertThat(Moods.of("water the rose called \"oops\"").subList(0, 3)).containsOnly(Mood.ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "don't wait, water the roses",
        "please don't hesitate, water the roses",
        "I was wondering if you could water the roses",
        "stop talking and water the roses",
        "not tomorrow: now. water the roses",
        "no, really, water the roses",
        "never mind the rain, water the roses",
        "alright then, water the roses",
        "the last one was a mistake, so water the roses",
        "don't worry, just water the roses",
        "rotate 90 degrees, water the roses",
        "the hose is blocked: water the roses",
        "i never asked for tulips: water the roses",
      })
  void whatStandsBesideARefusalIsStillOrdered(String prompt) {
    assertThat(Moods.ofOrderAtEnd(prompt)).containsOnly(Mood.ORDER);
  }
}
