package io.micromap.rails.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.rails.text.TextModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The places that words give steps, and orders that are not read. */
class StepPlacesTest {

  private final TextModel model = TextRailsTest.modelOfPromptsWithTwoThings();

  @Test
  void aPlaceIsWhatAClauseBeginsOrEndsWith() {
    for (String prompt :
        List.of(
            "play a waltz last. Soak the herbs first",
            "Finally play a waltz; to start with, soak the herbs",
            "Last thing: play a waltz. Before it, soak the herbs",
            "Second, play a waltz. First, soak the herbs",
            "2) play a waltz 1) soak the herbs",
            "step 2: play a waltz, step 1: soak the herbs",
            "play a waltz at the very end; up front, soak the herbs",
            "play a waltz — after soaking the herbs",
            "play a waltz. Oh and ahead of that, soak the herbs",
            "play a waltz, preceded by soaking the herbs",
            "play a waltz; prior to that soak the herbs",
            "hi there, before you play a waltz, soak the herbs",
            "play a waltz. First though, soak the herbs",
            "play a waltz, but start out by soaking the herbs",
            "play a waltz. Soak the herbs before you do",
            "play a waltz, but soak the herbs before")) {
      assertThat(family(prompt).plan()).as(prompt).containsExactly("water", "music");
    }
    for (String prompt :
        List.of(
            "first play a waltz, then soak the herbs",
            "1. play a waltz\n2. soak the herbs",
            "play a waltz first, soak the herbs last",
            "play a waltz before it rains, then soak the herbs",
            "play a waltz, and after that soak the herbs",
            "finally play a waltz, then soak the herbs",
            "play a waltz, then soak the herbs, the green ones first",
            "play a waltz ahead of the party. After that, soak the herbs",
            "play a waltz, finally soak the herbs",
            "play a waltz and afterwards, soak the herbs",
            "1) play a waltz 2) soak the herbs. I have 2 herbs",
            "i. play a waltz ii. soak the herbs",
            "play a waltz, then soak the herbs, in that order")) {
      assertThat(family(prompt).plan()).as(prompt).containsExactly("music", "water");
    }
  }

  @Test
  void anOrderIsOpenWhereWordsThatTellItAreNotReadOrContradictEachOther() {
    for (String prompt :
        List.of(
            "play a waltz first, soak the herbs, and the waltz comes before the herbs",
            "first play a waltz, first of all soak the herbs",
            "play a waltz and soak the herbs, in reverse order of mention",
            "play a waltz, soak the herbs and, ahead of the waltz, call me",
            "play a waltz, then soak the herbs, and skip number two",
            "play a waltz and soak the herbs. Skip the waltz",
            "soak the herbs as step two, and play a waltz as step one",
            "play a waltz, soak the herbs, actually the other way round",
            "play a waltz, (cancelled) soak the herbs",
            "play a waltz and soak the herbs. Reverse that",
            "play a waltz, then soak the herbs. Swap those two",
            "from last to first: play a waltz, soak the herbs",
            "play a waltz and soak the herbs, just not in that order",
            "do everything but: play a waltz, soak the herbs",
            "play a waltz, and soak the herbs if needed",
            "play a waltz. Only if that works soak the herbs",
            "play a waltz, then maybe soak the herbs",
            "play a waltz and i'll soak the herbs",
            "play a waltz, then soak the herbs. Skip the latter",
            "option a: play a waltz. option b: soak the herbs",
            "either of these is fine: play a waltz; soak the herbs",
            "one of the two, your call: play a waltz; soak the herbs",
            "play a waltz afterwards; right now soak the herbs",
            "1) play a waltz 2) soak the herbs. Do 2 before 1",
            "a) play a waltz b) soak the herbs. Start with b",
            "i. play a waltz ii. soak the herbs. Do ii before i")) {
      Verdict verdict = family(prompt);
      assertThat(verdict.reason()).as(prompt).isEqualTo(VerdictReason.OPEN_CHOICE);
    }
  }

  @Test
  void anActBesideTheOnlyOneThatIsFoundLeavesThePlanUnknown() {
    for (String prompt :
        List.of(
            "play a waltz, the sweeping of the floor goes first",
            "prior to sweeping the floor, play a waltz",
            "play a waltz, preceded by a call to me",
            "the sweeping of the floor should precede the waltz",
            "1) play a waltz 2) feed the cat",
            "a. feed the cat b. play a waltz",
            "[1] feed the cat [2] play a waltz",
            "i) feed the cat ii) play a waltz",
            "feed the cat. Once it has eaten play a waltz",
            "play a waltz, feeding the cat afterwards",
            "play a waltz while you feed the cat",
            "play a waltz after feeding the cat",
            "after feeding the cat play a waltz",
            "play a waltz; the cat needs feeding beforehand")) {
      assertThat(family(prompt).reason()).as(prompt).isEqualTo(VerdictReason.UNKNOWN_STEP);
    }
    for (String prompt :
        List.of(
            "play a waltz ahead of the party",
            "play the first waltz last played here",
            "1) play a waltz",
            "play waltz 1: the slow one",
            "play a waltz once more")) {
      assertThat(family(prompt).reason()).as(prompt).isEqualTo(VerdictReason.CONFIRMED);
    }
  }

  private Verdict family(String prompt) {
    return TextRailsTest.family(model, prompt, TextRailsTest::sureOfVerbs);
  }
}
