package io.micromap.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micromap.evaluation.dataset.RepeatedRows;
import io.micromap.evaluation.dataset.Row;
import io.micromap.runtime.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictInWordsTest {

  private static final Outcome RIGHT = new Outcome("x", Optional.of("x"));
  private static final Outcome WRONG = new Outcome("x", Optional.of("y"));
  private static final Outcome LEFT = new Outcome("oos", Optional.empty());
  private static final Outcome ACCEPTED = new Outcome("oos", Optional.of("x"));

  private static final List<String> DIFFERENT =
      List.of(
          "swap two coins",
          "water the garden",
          "open the garage door",
          "send a letter to my aunt",
          "what time is it",
          "buy bread",
          "lock this card",
          "translate that poem");

  @Test
  void itSaysHowManyOfAHundredAnswersAreWrongAndHowManyOutOfScopePromptsAreAnswered() {
    VerdictInWords verdict =
        of(0, times(18, RIGHT), times(1, WRONG), times(1, ACCEPTED), times(3, LEFT));

    assertThat(verdict.text())
        .isEqualTo(
            "Of 100 answers 10 are wrong (2 of 20). Of 100 out-of-scope prompts 25 are answered (1"
                + " of 4; could be up to 70).");
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
        .startsWith("No out-of-scope row is among these 9: how");
    assertThat(verdict.toText()).contains("\nWARNING: No out-of-scope row is among");
  }

  @Test
  void whatFewOutOfScopeRowsLeavePossibleIsSaidAndManyNeedNot() {
    assertThat(of(0, times(20, RIGHT), times(10, LEFT)).text())
        .endsWith("none are answered (0 of 10; could be up to 28).");
    assertThat(of(0, times(20, RIGHT), times(35, LEFT)).text()).endsWith(" (0 of 35).");
    assertThat(of(30, times(20, RIGHT), times(10, LEFT)).text()).endsWith(" (0 of 10).");
  }

  @Test
  void rowsThatTrainedTheMapperAreAWarningThatCountsThem() {
    assertThat(of(7, times(9, RIGHT), times(1, LEFT)).warnings())
        .singleElement()
        .asString()
        .startsWith("7 of 10 rows trained this mapper");
  }

  @Test
  void adviceFitsAnyWayOfChoosingThresholds() {
    VerdictInWords none = new VerdictInWords(20, 0, 0, 5, 0, 0, 0, RepeatedRows.NONE);

    assertThat(none.warnings())
        .singleElement()
        .asString()
        .startsWith("None of 15 in-scope rows are answered. ")
        .contains("where a precision is certified, a lower one, else a lower threshold");
  }

  @Test
  void whereNothingIsAnsweredItSaysSo() {
    assertThat(of(0, times(3, LEFT)).text())
        .isEqualTo(
            "Nothing is answered (0 of 3). Of 100 out-of-scope prompts none are answered (0 of 3; could be"
                + " up to 56).");
    assertThat(of(0, times(3, LEFT)).wrongOf100()).isEmpty();
  }

  @Test
  void copiesThatAreCountedAreSaidAndAreNoWarning() {
    VerdictInWords verdict = of(0, times(9, RIGHT), times(1, LEFT));

    assertThat(verdict.withRepeats(rows(6, 4, "pay the rent")).text())
        .isEqualTo(
            verdict.text() + " Copies count here, and not for gates: 3 of 10 rows repeat another.");
    assertThat(verdict.withRepeats(rows(8, 2, "pay the rent")).text())
        .endsWith(": 1 of 10 rows repeats another.");
    assertThat(verdict.withRepeats(rows(6, 4, "pay the rent")).warnings())
        .isEqualTo(verdict.warnings());
  }

  @Test
  void rowsThatChoseTheThresholdsAreSaid() {
    VerdictInWords verdict = of(0, times(9, RIGHT), times(1, LEFT));

    assertThat(verdict.withRowsThatChose(10).text())
        .isEqualTo(
            verdict.text()
                + " These rows chose the thresholds, so that new prompts fare worse: measure on rows"
                + " that chose nothing.");
    assertThat(verdict.withRowsThatChose(4).text())
        .contains(" 4 of these 10 rows chose the thresholds");
    assertThat(verdict.text()).doesNotContain("chose");
  }

  @Test
  void whatRowsRepeatStandsBesideTheOtherCountsInAFile() throws Exception {
    VerdictInWords verdict =
        of(0, times(9, RIGHT), times(1, LEFT))
            .withRowsThatChose(4)
            .withRepeats(rows(6, 4, "pay the rent"));

    JsonNode file = Json.mapper().valueToTree(verdict);

    assertThat(file.path("rows_that_chose").asInt()).isEqualTo(4);
    assertThat(file.path("copies").asInt()).isEqualTo(3);
    assertThat(Json.mapper().treeToValue(file, VerdictInWords.class)).isEqualTo(verdict);
  }

  @Test
  void aThirdOfTheRowsInNearlyTheWordsOfOthersIsAWarning() {
    VerdictInWords verdict = of(0, times(8, RIGHT), times(1, LEFT));
    List<Row> some = rows(6, 3, "please pay the rent of the house number %s");

    assertThat(verdict.withRepeats(some).warnings())
        .singleElement()
        .asString()
        .startsWith("3 of 9 rows say what another does in nearly its words: 95 % intervals");
    assertThat(verdict.withRepeats(some).repeated().nearDuplicates()).isEqualTo(3);
    assertThat(of(0, times(9, RIGHT), times(1, LEFT)).withRepeats(add(some)).warnings()).isEmpty();
    assertThat(of(9, times(8, RIGHT), times(1, LEFT)).withRepeats(some).warnings())
        .singleElement()
        .asString()
        .startsWith("9 of 9 rows trained this mapper");
  }

  private static List<Row> add(List<Row> rows) {
    List<Row> more = new ArrayList<>(rows);
    more.add(new Row("more", "sunny weather in the mountains", "x", "row more"));
    return more;
  }

  private static List<Row> rows(int some, int others, String other) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < some + others; i++) {
      String text = i < some ? DIFFERENT.get(i) : other.formatted(i);
      rows.add(new Row("" + i, text, "x", "row " + i));
    }
    return rows;
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
