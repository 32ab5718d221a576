package io.micromap.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictInWordsTest {

  private static final Outcome RIGHT = new Outcome("x", Optional.of("x"));
  private static final Outcome WRONG = new Outcome("x", Optional.of("y"));
  private static final Outcome LEFT = new Outcome("oos", Optional.empty());
  private static final Outcome ACCEPTED = new Outcome("oos", Optional.of("x"));

  @Test
  void itSaysHowManyOfAHundredAnswersAreWrongAndHowManyOutOfScopePromptsAreAnswered() {
    VerdictInWords verdict =
        of(0, times(18, RIGHT), times(1, WRONG), times(1, ACCEPTED), times(3, LEFT));

    assertThat(verdict.text())
        .isEqualTo(
            "Of 100 answers 10 are wrong (2 of 20). Of 100 out-of-scope prompts 25 are answered (1"
                + " of 4).");
    assertThat(verdict.warnings()).isEmpty();
    assertThat(verdict.wrongOf100()).contains(10.0);
    assertThat(verdict.outOfScopeAnsweredOf100()).contains(25.0);
  }

  @Test
  void moreThanOneWrongAnswerInTenIsAWarning() {
    assertThat(of(0, times(17, RIGHT), times(2, WRONG), times(1, LEFT)).warnings())
        .singleElement()
        .asString()
        .startsWith("More than one answer in ten is wrong");
  }

  @Test
  void aHandfulOfAnswersIsAWarningThoughAllAreRight() {
    assertThat(of(0, times(4, RIGHT), times(1, LEFT)).warnings())
        .singleElement()
        .asString()
        .startsWith("So few answers tell little: up to 49 of 100 may be wrong.");
    assertThat(of(0, times(9, RIGHT), times(1, LEFT)).warnings()).isEmpty();
  }

  @Test
  void noOutOfScopeRowIsAWarning() {
    VerdictInWords verdict = of(0, times(9, RIGHT));

    assertThat(verdict.text()).isEqualTo("Of 100 answers none are wrong (0 of 9).");
    assertThat(verdict.warnings())
        .singleElement()
        .asString()
        .startsWith("No out-of-scope row was seen");
    assertThat(verdict.toText()).contains("\nWARNING: No out-of-scope row was seen");
  }

  @Test
  void rowsThatTrainedTheMapperAreAWarningThatCountsThem() {
    assertThat(of(7, times(9, RIGHT), times(1, LEFT)).warnings())
        .singleElement()
        .asString()
        .startsWith("7 of 10 rows trained this mapper");
  }

  @Test
  void whereNothingIsAnsweredItSaysSo() {
    assertThat(of(0, times(3, LEFT)).text())
        .isEqualTo(
            "Nothing is answered (0 of 3). Of 100 out-of-scope prompts none are answered (0 of 3).");
    assertThat(of(0, times(3, LEFT)).wrongOf100()).isEmpty();
  }

  @Test
  void copiesThatAreCountedAreSaidAndAreNoWarning() {
    VerdictInWords verdict = of(0, times(9, RIGHT), times(1, LEFT));

    assertThat(verdict.withCopies(4).text())
        .isEqualTo(
            verdict.text() + " Copies count here, and not for gates: 4 of 10 rows repeat another.");
    assertThat(verdict.withCopies(1).text()).endsWith(": 1 of 10 rows repeats another.");
    assertThat(verdict.withCopies(4).warnings()).isEqualTo(verdict.warnings());
  }

  @Test
  void fewWrongAnswersAreNotRoundedToNone() {
    assertThat(of(0, times(299, RIGHT), times(1, WRONG)).text())
        .isEqualTo("Of 100 answers 0.3 are wrong (1 of 300).");
    assertThat(of(0, times(1, RIGHT), times(299, WRONG)).text())
        .isEqualTo("Of 100 answers 99.7 are wrong (299 of 300).");
    assertThat(of(0, times(99, RIGHT), times(1, WRONG)).text())
        .isEqualTo("Of 100 answers 1 is wrong (1 of 100).");
  }

  private static VerdictInWords of(int trainedOn, Times... outcomes) {
    return VerdictInWords.of(
        Stream.of(outcomes)
            .flatMap(each -> Collections.nCopies(each.count(), each.outcome()).stream())
            .toList(),
        "oos",
        trainedOn);
  }

  /** An outcome and how often it comes. */
  private record Times(int count, Outcome outcome) {}

  private static Times times(int count, Outcome outcome) {
    return new Times(count, outcome);
  }
}
