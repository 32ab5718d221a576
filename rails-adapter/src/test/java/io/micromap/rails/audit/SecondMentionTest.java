package io.micromap.rails.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.rails.text.TextModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clauses that name an act of a plan a second time. */
class SecondMentionTest {

  private final TextModel model = TextRailsTest.modelOfPromptsWithTwoThings();

  @Test
  void aPlanIsOpenWhereAShortClauseTakesOneOfItsActsBackOrLeavesNoOther() {
    for (String prompt :
        List.of(
            "play a waltz and soak the herbs; on second thought just the soaking",
            "play a waltz and soak the herbs. Actually only soak",
            "play a waltz, then soak the herbs. Scrap the soaking part",
            "play a waltz and soak the herbs, no soaking after all",
            "play a waltz and soak the herbs, but without soaking",
            "all of it but the soaking: play a waltz, soak the herbs",
            "everything except the soaking: play a waltz, soak the herbs",
            "play a waltz and soak the herbs, though the soaking can wait")) {
      Verdict verdict = family(prompt);
      assertThat(verdict.reason()).as(prompt).isEqualTo(VerdictReason.OPEN_CHOICE);
    }
  }

  @Test
  void aSecondMentionThatTakesNothingBackIsNone() {
    for (String prompt :
        List.of(
            "play a waltz and soak the herbs, the soaking in cold water",
            "play a waltz, then soak the herbs, soak them well",
            "play a waltz. After playing it, soak the herbs",
            "play only a waltz and soak the herbs",
            "play a waltz but soak the herbs, too")) {
      assertThat(family(prompt).plan()).as(prompt).containsExactly("music", "water");
    }
  }

  private Verdict family(String prompt) {
    return TextRailsTest.family(model, prompt, TextRailsTest::sureOfVerbs);
  }
}
