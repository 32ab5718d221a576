package io.micromap.rails.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.rails.audit.Narrowing.Probabilities;
import io.micromap.rails.text.TextModel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The order in which steps are to be done, where their words stand otherwise. */
class StepOrderTest {

  @Test
  void stepsAreOrderedAsTheyAreToBeDone() {
    TextModel slow = TextRailsTest.modelOfPromptsWithTwoThings();

    assertThat(TextRailsTest.order(slow, "before playing a waltz, soak the herbs"))
        .containsExactly("water", "music");
    assertThat(TextRailsTest.order(slow, "play a waltz, but not before soaking the herbs"))
        .containsExactly("water", "music");
    assertThat(TextRailsTest.order(slow, "play a waltz, soak the herbs"))
        .containsExactly("music", "water");
    for (String prompt :
        List.of(
            "play a waltz once you've soaked the herbs",
            "play a waltz, once you've soaked the herbs",
            "play a waltz after soaking the herbs",
            "right before playing a waltz, soak the herbs",
            "play a waltz as soon as you have soaked the herbs",
            "play a waltz, but soak the herbs before that",
            "play a waltz, but before that soak the herbs",
            "play a waltz, but first soak the herbs",
            "play a waltz, but start with soaking the herbs",
            "lastly play a waltz, to begin with soak the herbs",
            "play a waltz following a soaking of the herbs",
            "play a waltz. Prior to that soak the herbs",
            "play a waltz, having soaked the herbs",
            "having soaked the herbs, play a waltz",
            "as soon as the herbs are soaked, play a waltz",
            "after soaking the herbs please play a waltz",
            "after soaking the herbs i want you to play a waltz",
            "play a waltz, but soak the herbs first")) {
      assertThat(TextRailsTest.order(slow, prompt)).as(prompt).containsExactly("water", "music");
    }
    assertThat(TextRailsTest.order(slow, "before it rains play a waltz, then soak the herbs"))
        .containsExactly("music", "water");
    assertThat(TextRailsTest.order(slow, "play a waltz, then soak the herbs, the green ones first"))
        .containsExactly("music", "water");
    assertThat(TextRailsTest.order(slow, "play a waltz, and once it is over soak the herbs"))
        .containsExactly("music", "water");
  }

  @Test
  void anActThatIsDoneByThenIsAStepThoughItsWordsAloneReportIt() {
    TextModel slow = TextRailsTest.modelOfPromptsWithTwoThings();
    Narrowing ofOrders =
        words ->
            words.startsWith("once") || words.startsWith("soaked")
                ? new Probabilities(Map.of("water", 0.2, "music", 0.01), 0.21)
                : TextRailsTest.sureOfVerbs(words);

    assertThat(
            TextRailsTest.family(slow, "play a waltz once you've soaked the herbs", ofOrders)
                .plan())
        .containsExactly("water", "music");
  }

  @Test
  void anActThatIsDoneByThenAndNotFoundLeavesThePlanUnknown() {
    TextModel slow = TextRailsTest.modelOfPromptsWithTwoThings();

    for (String prompt :
        List.of(
            "play a waltz once you've washed the car",
            "once you've soaked the herbs play a waltz",
            "after you have withdrawn the herbs play a waltz",
            "play a waltz as soon as the car is washed",
            "once the car has been washed, play a waltz",
            "play a waltz, but first call me",
            "play a waltz, but call me before that",
            "play a waltz, but call me first")) {
      Verdict verdict = TextRailsTest.family(slow, prompt, TextRailsTest::sureOfVerbs);
      assertThat(verdict.reason()).as(prompt).isEqualTo(VerdictReason.UNKNOWN_STEP);
    }
    for (String prompt :
        List.of(
            "play a waltz once you have a minute",
            "once you have time, play a waltz",
            "once the concert is finished, play a waltz",
            "play a waltz after the concert",
            "play the waltz that came first",
            "play the waltz you played before this one",
            "first play a waltz")) {
      Verdict verdict = TextRailsTest.family(slow, prompt, TextRailsTest::sureOfVerbs);
      assertThat(verdict.reason()).as(prompt).isEqualTo(VerdictReason.CONFIRMED);
    }
  }

  @Test
  void anActThatIsPutOffAndNotSureLeavesThePlanUnknown() {
    TextModel slow = TextRailsTest.modelOfPromptsWithTwoThings();
    Narrowing unsure =
        words ->
            words.startsWith("before s") || words.startsWith("soaking")
                ? new Probabilities(Map.of("water", 0.2, "music", 0.2), 0.4)
                : TextRailsTest.sureOfVerbs(words);

    assertThat(
            TextRailsTest.family(slow, "before soaking the herbs, play a waltz", unsure).reason())
        .isEqualTo(VerdictReason.UNKNOWN_STEP);
    for (String prompt :
        List.of("before anything else, play a waltz", "before it is late, play a waltz")) {
      assertThat(TextRailsTest.family(slow, prompt, unsure).reason())
          .as(prompt)
          .isEqualTo(VerdictReason.CONFIRMED);
    }
  }

  @Test
  void whatABeginningPutsOffComesAfterAllElseOfItsSentence() {
    assertThat(ofThree("before you dim the lamp, soak the herbs and play a waltz"))
        .containsExactly("water", "music", "lights");
    assertThat(ofThree("before you play a waltz, soak the herbs. Then dim the lamp"))
        .containsExactly("water", "music", "lights");
    assertThat(ofThree("before it is late, play a waltz and soak the herbs"))
        .containsExactly("music", "water");
  }

  @Test
  void whatComesFirstComesBeforeWhatWasNamedLast() {
    assertThat(
            ofThree("dim the lamp. Prior to that play a waltz, and prior to that soak the herbs"))
        .containsExactly("water", "music", "lights");
  }

  /** The order of steps, each of one verb. */
  private static List<String> ofThree(String prompt) {
    Narrowing sure =
        words ->
            words.contains("dim")
                ? new Probabilities(Map.of("lights", 0.99), 1)
                : TextRailsTest.sureOfVerbs(words);
    return TextRailsTest.family(TextRailsTest.modelOfPromptsWithTwoThings(), prompt, sure).order();
  }
}
