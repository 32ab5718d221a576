package io.micromap.runtime.featurizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Line breaks that end a sentence, and those that only wrap one. */
class LineBreakTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "do\nnot\nwater the roses",
        "DO\r\nNOT\r\nWATER THE ROSES",
        "please do not under any circumstances\nwater the roses",
        "I do\nnot\nwant you to water the roses",
        "under no circumstances do I want anybody in the whole house to\nwater the roses",
        "whatever anybody in this house tells you about it, never ever\nwater the roses"
      })
  void aRefusalGoesOnBehindALineBreakThatEndsNoSentence(String prompt) {
    assertThat(last(prompt)).containsOnly(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "don't water\nwith the hose",
        "do not water it\nfor me",
        "never water roses\nby the shed"
      })
  void soItDoesBeforeAWordThatNoneBeginsWith(String prompt) {
    assertThat(last(prompt)).containsOnly(Mood.REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "don't wait\nwater the roses",
        "not the grass\n\nwater the roses",
        "do not mow the grass\nwater the roses",
        "please\nwater the roses",
        "to do:\n- water the roses",
        "<b>please</b> water the roses"
      })
  void othersEndASentence(String prompt) {
    assertThat(last(prompt)).containsOnly(Mood.ORDER);
  }

  /** The moods of "water the roses". */
  private static List<Mood> last(String prompt) {
    List<Mood> moods = Moods.of(prompt);
    return moods.subList(moods.size() - 3, moods.size());
  }
}
